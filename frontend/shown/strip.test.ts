import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripOf } from './strip';

const sorted = fc
  .array(fc.integer({ min: 1, max: 10 ** 8 }), { minLength: 5, maxLength: 5 })
  .map((all) => all.sort((a, b) => a - b));

describe('a strip of times', () => {
  it('has its marks in the order of the times, within the strip', () => {
    fc.assert(
      fc.property(sorted, ([p10 = 1, p25 = 1, median = 1, p75 = 1, p90 = 1]) => {
        const strip = stripOf({
          median_seconds: median,
          p25_seconds: p25,
          p75_seconds: p75,
          p10_seconds: p10,
          p90_seconds: p90,
        });
        const marks = [strip?.most?.from, strip?.half?.from, strip?.median, strip?.half?.to, strip?.most?.to].map(
          (it) => it ?? Number.NaN,
        );
        expect(marks.every((it, i) => it >= -1e-9 && it <= 100 + 1e-9 && it >= (marks[i - 1] ?? 0) - 1e-9)).toBe(true);
      }),
    );
  });

  it('is not drawn where no quarters are published', () => {
    const none = { p25_seconds: null, p75_seconds: null, p10_seconds: null, p90_seconds: null };
    expect(stripOf({ median_seconds: 60, ...none })).toBeNull();
    expect(stripOf({ median_seconds: null, ...none })).toBeNull();
  });
});
