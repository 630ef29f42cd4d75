import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '@/api/contract.gen';
import { brokenAt, filterOf, headOf } from './prepare';

/** The latest first; each "hash" is its number. */
function chain(length: number): AuditEntry[] {
  return Array.from({ length }, (_, at) => {
    const number = length - at;
    return {
      number,
      at: '2026-01-01T00:00:00.000000Z',
      actor: 'a',
      action: 'job.run',
      details: {},
      previous_hash: String(number - 1).padStart(64, '0'),
      hash: String(number).padStart(64, '0'),
    };
  });
}

describe('the audit log', () => {
  it('is asked for whole days', () => {
    expect(filterOf({ action: 'job.run', actor: '', from: '2026-01-30', to: '2026-01-31' })).toEqual({
      action: 'job.run',
      from: '2026-01-30T00:00:00.000Z',
      to: '2026-02-01T00:00:00.000Z',
    });
  });

  it('is never asked for a day that is none', () => {
    fc.assert(
      fc.property(fc.string(), (day) => {
        const { from } = filterOf({ action: null, actor: null, from: day, to: null });
        expect(from === undefined || !Number.isNaN(Date.parse(from))).toBe(true);
      }),
    );
    expect(filterOf({ action: null, actor: null, from: '2026-13-45', to: 'x' })).toEqual({});
  });

  it('has a head to be noted', () => {
    expect(headOf(chain(3)[0])).toBe(`3:${'3'.padStart(64, '0')}`);
    expect(headOf(undefined)).toBeNull();
  });

  it('hangs together, and shows the entry after any one that was taken out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 30 }), fc.nat(), (length, pick) => {
        const whole = chain(length);
        expect(brokenAt(whole)).toBeNull();
        const gone = 1 + (pick % (length - 2));
        expect(brokenAt(whole.toSpliced(gone, 1))).toBe(whole[gone - 1]?.number);
      }),
    );
  });
});
