import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, inOrder, startOf } from './days';

const time = fc
  .date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((it) => it.toISOString());
const end = fc.option(time);
const side = fc.constantFrom('from' as const, 'to' as const);

describe('a span', () => {
  it('never ends before it begins, and keeps the end that was said', () => {
    fc.assert(
      fc.property(end, end, side, (from, to, said) => {
        const span = inOrder({ from, to }, said);
        expect(span.from === null || span.to === null || span.from < span.to).toBe(true);
        expect(span[said]).toBe({ from, to }[said]);
      }),
    );
  });

  it('of one day is one', () => {
    const day = { from: startOf('2026-01-31'), to: endOf('2026-01-31') };
    expect(inOrder(day)).toEqual(day);
  });
});
