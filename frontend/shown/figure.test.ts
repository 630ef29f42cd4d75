import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration } from './duration';
import { MISSING, numberOf, orWithheld, roundedCount, shown, WITHHELD } from './figure';

describe('a figure', () => {
  it('keeps withheld, zero and missing apart', () => {
    expect(new Set([shown(0), WITHHELD, MISSING].map((figure) => figure.kind)).size).toBe(3);
    expect(numberOf(shown(0))).toBe(0);
    expect(numberOf(WITHHELD)).toBeNull();
  });

  it('takes null for withheld, and a rounded zero as well', () => {
    expect(orWithheld(null)).toEqual(WITHHELD);
    expect(orWithheld(7)).toEqual(shown(7));
    expect(roundedCount(0)).toEqual(WITHHELD);
  });
});

describe('a duration', () => {
  it('is told in one unit', () => {
    expect(duration(45, 'en')).toBe('45 sec');
    expect(duration(5_400, 'en')).toBe('1.5 hr');
    expect(duration(86_400 * 12, 'de')).toBe('12 Tage');
  });

  it('never shows more than two digits after it was rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 * 99 }), (seconds) => {
        expect(duration(seconds, 'en').replace(/\D/g, '').length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
