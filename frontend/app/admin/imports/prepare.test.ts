import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Import } from '@/api/contract.gen';
import { prepare, underThousand } from './prepare';

const whole: Import = {
  import: 'f8e8',
  connector: 'file',
  process: 'helpdesk',
  begun: '2026-01-01T00:00:00Z',
  continued: null,
  finished: '2026-01-01T00:01:00Z',
  visible: true,
  events_read: 21_000,
  events_refused: 0,
  consent: 'all',
  readers: 'everyone',
  registered_labels: 8,
};

function row(changed: Partial<Import>) {
  return prepare({ imports: [{ ...whole, ...changed }] })[0];
}

describe('an import', () => {
  it('is open, ended or visible', () => {
    expect(row({})?.progress).toBe('visible');
    expect(row({ visible: false })?.progress).toBe('ended');
    expect(row({ finished: null, visible: false })?.progress).toBe('open');
  });

  it('that has not ended has no figures, which is not zero', () => {
    expect(row({ events_read: null, events_refused: null })).toMatchObject({
      read: { kind: 'missing' },
      refused: { kind: 'missing' },
    });
    expect(row({ events_refused: 0 })?.refused).toEqual({ kind: 'shown', value: 0 });
  });

  it('says less than a thousand where it is rounded down to none', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), (thousands) => {
        const read = row({ events_read: thousands * 1000 })?.read;
        expect(read && underThousand(read)).toBe(thousands === 0);
      }),
    );
  });

  it('shows nothing without consent or known readers, and says which', () => {
    expect(row({ consent: 'none', readers: 'unknown' })?.closed).toBe('noConsent');
    expect(row({ readers: 'unknown' })?.closed).toBe('noReaders');
    expect(row({ consent: 'each', readers: 'each' })?.closed).toBeNull();
  });
});
