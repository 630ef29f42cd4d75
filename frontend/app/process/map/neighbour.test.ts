import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Direction, neighbour } from './neighbour';
import type { Box } from './shapes';

const boxes = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 2,
    maxLength: 20,
    selector: ([x, y]) => `${x} ${y}`,
  })
  .map(
    (places) =>
      new Map<string, Box>(places.map(([x, y], i) => [`${i}`, { x: 50 * x, y: 50 * y, width: 20, height: 20 }])),
  );
const directions: Direction[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

describe('arrow keys', () => {
  it('never stay and never go back', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom(...directions), (all, direction) => {
        const next = neighbour(all, '0', direction);
        const here = all.get('0');
        const there = next === null ? null : all.get(next);
        if (!here || !there) {
          return;
        }
        expect(next).not.toBe('0');
        const ahead = {
          ArrowUp: here.y - there.y,
          ArrowDown: there.y - here.y,
          ArrowLeft: here.x - there.x,
          ArrowRight: there.x - here.x,
        };
        expect(ahead[direction]).toBeGreaterThan(0);
      }),
    );
  });

  it('always lead somewhere', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const reached = new Set(['0']);
        const todo = ['0'];
        for (let here = todo.pop(); here !== undefined; here = todo.pop()) {
          for (const direction of directions) {
            const next = neighbour(all, here, direction);
            if (next !== null && !reached.has(next)) {
              reached.add(next);
              todo.push(next);
            }
          }
        }
        return reached.size > 1;
      }),
    );
  });

  it('is what lies rather there than elsewhere, where there is such a one', () => {
    const places = new Map<string, Box>([
      ['here', { x: 0, y: 0, width: 20, height: 20 }],
      ['above', { x: 79, y: -120, width: 20, height: 20 }],
      ['right', { x: 201, y: 129, width: 20, height: 20 }],
    ]);
    expect(neighbour(places, 'here', 'ArrowRight')).toBe('right');
    expect(neighbour(places, 'here', 'ArrowUp')).toBe('above');
    expect(neighbour(places, 'here', 'ArrowLeft')).toBeNull();
  });
});
