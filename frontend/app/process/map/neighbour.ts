import type { PlaceId } from './graph';
import type { Box } from './shapes';

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** More than any map is wide or high. */
const ELSEWHERE = 1e9;

const AHEAD: Record<Direction, { x: number; y: number }> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/**
 * The nearest place in a direction. What lies more to the side than ahead is gone to only when nothing else is there, and what lies
 * off to the side counts as three times as far. Null: there is none.
 */
export function neighbour(boxes: ReadonlyMap<PlaceId, Box>, from: PlaceId, direction: Direction): PlaceId | null {
  const here = boxes.get(from);
  if (!here) {
    return null;
  }
  const { x, y } = AHEAD[direction];
  let nearest: PlaceId | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, box] of boxes) {
    const dx = box.x + box.width / 2 - (here.x + here.width / 2);
    const dy = box.y + box.height / 2 - (here.y + here.height / 2);
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    const distance = ahead + 3 * aside + (aside > ahead ? ELSEWHERE : 0);
    if (id !== from && ahead > 1 && distance < least) {
      least = distance;
      nearest = id;
    }
  }
  return nearest;
}
