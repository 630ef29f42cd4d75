import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byway } from './byway';
import { along } from './shapes';

const ACROSS = 1_000;
const box = fc.record({
  x: fc.integer({ min: 0, max: ACROSS - 200 }),
  y: fc.integer({ min: 0, max: 3_000 }),
  width: fc.integer({ min: 28, max: 200 }),
  height: fc.constant(52),
});

describe('a path that was not laid out', () => {
  it('begins and ends at the edge of its places, and stays within the map', () => {
    fc.assert(
      fc.property(box, box, (from, to) => {
        const points = byway(from, to, ACROSS);
        expect(points).toHaveLength(4);
        expect(points.every(({ x }) => x >= 0 && x <= ACROSS)).toBe(true);
        for (const [point, place] of [
          [points[0], from],
          [points[3], to],
        ] as const) {
          const { x, y } = point ?? { x: Number.NaN, y: Number.NaN };
          const onSide = x === place.x || x === place.x + place.width;
          const onTopOrBottom = y === place.y || y === place.y + place.height;
          expect(onSide || onTopOrBottom).toBe(true);
        }
      }),
    );
  });

  it('hangs below its row, and not through what stands between', () => {
    const left = { x: 0, y: 100, width: 100, height: 52 };
    const right = { x: 800, y: 100, width: 100, height: 52 };
    for (const line of [byway(left, right, ACROSS), byway(right, left, ACROSS)]) {
      for (let i = 1; i < 10; i++) {
        expect(along(line, i / 10).y).toBeGreaterThan(152);
      }
    }
  });

  it('goes back on the other side than past what stands right below', () => {
    const above = { x: 400, y: 0, width: 100, height: 52 };
    const under = { x: 400, y: 500, width: 100, height: 52 };
    expect(along(byway(above, under, ACROSS), 0.5).x).toBeLessThan(400);
    expect(along(byway(under, above, ACROSS), 0.5).x).toBeGreaterThan(500);
  });
});
