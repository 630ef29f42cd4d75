import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Variant } from '@/api/contract.gen';
import { chevrons, colours, rowsOf, toggled } from './prepare';

const variant = (count: number, steps: string[]): Variant => ({
  variant: steps.join(),
  steps,
  count,
  people: '≥5',
  last_window: '2024-01-01T00:00:00Z',
  median_seconds: null,
  p25_seconds: null,
  p75_seconds: null,
  p10_seconds: null,
  p90_seconds: null,
});

describe('chevrons', () => {
  it('say the same steps, folded', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (steps) => {
        const folded = chevrons(steps);
        expect(folded.flatMap(({ step, times }) => Array.from({ length: times }, () => step))).toEqual(steps);
        expect(folded.every((it, i) => it.step !== folded[i + 1]?.step)).toBe(true);
      }),
    );
  });

  it('give a step the same colour everywhere', () => {
    const tones = colours(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(tones.get('a')).toBe(1);
    expect(tones.get('g')).toBe(1);
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((it) => tones.get(it))).size).toBe(6);
  });
});

describe('coverage', () => {
  it('grows to at most a hundred percent of what was published', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (counts) => {
        const sorted = counts.map((it) => 5 * it).sort((a, b) => b - a);
        const sum = sorted.reduce((a, b) => a + b, 0);
        const covered = rowsOf(
          sorted.map((count, i) => variant(count, [`${i}`])),
          sum,
        ).map((row) => row.covered ?? -1);
        expect(covered.every((it, i) => it >= (covered[i - 1] ?? 0) && it <= 100)).toBe(true);
        expect(covered.at(-1)).toBeCloseTo(100);
      }),
    );
  });

  it('is not told where it is not known', () => {
    expect(rowsOf([variant(5, ['a'])], null)[0]?.covered).toBeNull();
  });
});

describe('choosing', () => {
  it('twice is not choosing', () => {
    expect(toggled(toggled(['a'], 'b'), 'b')).toEqual(['a']);
  });
});
