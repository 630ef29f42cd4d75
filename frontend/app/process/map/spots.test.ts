import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { about, along, type Line, meet } from './shapes';
import { spots } from './spots';

const SIZE = { width: 60, height: 20 };
const point = fc.record({ x: fc.integer({ min: 0, max: 2_000 }), y: fc.integer({ min: 0, max: 2_000 }) });
const lines = fc
  .array(fc.tuple(point, point, point, point), { maxLength: 12 })
  .map((all) => new Map<string, Line>(all.map((line, i) => [`${i}`, line])));

describe('where labels stand', () => {
  it('is on their lines', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const found = spots(given, [], SIZE);
        for (const [id, line] of given) {
          const spot = found.get(id);
          expect(Array.from({ length: 11 }, (_, i) => along(line, i / 10))).toContainEqual(spot);
        }
      }),
    );
  });

  it('hides nothing where there is a free spot', () => {
    const place = about({ x: 0, y: 150 }, 100, 52);
    const down: Line = [
      { x: 0, y: 0 },
      { x: 0, y: 100 },
      { x: 0, y: 200 },
      { x: 0, y: 300 },
    ];
    const found = [
      ...spots(
        new Map([
          ['first', down],
          ['second', down],
        ]),
        [place],
        SIZE,
      ).values(),
    ];
    const labels = found.map((spot) => about(spot, SIZE.width, SIZE.height));
    expect(labels.some((label) => meet(label, place))).toBe(false);
    expect(new Set(found.map((spot) => spot.y)).size).toBe(2);
  });

  it('is the middle where everything is taken', () => {
    const line: Line = [
      { x: 0, y: 0 },
      { x: 0, y: 10 },
      { x: 0, y: 20 },
      { x: 0, y: 30 },
    ];
    const everywhere = about({ x: 0, y: 0 }, 1_000, 1_000);
    expect(spots(new Map([['one', line]]), [everywhere], SIZE).get('one')).toEqual({ x: 0, y: 15 });
  });
});
