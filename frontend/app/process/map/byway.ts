import type { Box, Line } from './shapes';

const LEAST_BOW = 44;
const MOST_BOW = 240;
const STEEPNESS = 0.3;

/**
 * A path that was not laid out, between places that were. Downwards it goes from below one to above the other; past what stands
 * right below it bows out to the left, and back upwards to the right: so the direction is told without following the line.
 *
 * @param across pixels that the whole map is wide; the line stays in there
 */
export function byway(from: Box, to: Box, across: number): Line {
  const below = to.y >= from.y + from.height;
  const aside = Math.abs(centre(to) - centre(from)) > (from.width + to.width) / 2;
  if (below && aside) {
    const start = { x: centre(from), y: from.y + from.height };
    const end = { x: centre(to), y: to.y };
    const half = (end.y - start.y) / 2;
    return [start, { x: start.x, y: start.y + half }, { x: end.x, y: end.y - half }, end];
  }
  const start = { x: below ? from.x : from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: below ? to.x : to.x + to.width, y: to.y + to.height / 2 };
  const bow = Math.min(MOST_BOW, LEAST_BOW + STEEPNESS * Math.abs(end.y - start.y));
  const out = below ? Math.max(0, Math.min(start.x, end.x) - bow) : Math.min(across, Math.max(start.x, end.x) + bow);
  return [start, { x: out, y: start.y }, { x: out, y: end.y }, end];
}

const centre = (box: Box): number => box.x + box.width / 2;
