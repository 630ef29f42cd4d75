import type { Box, Line } from './shapes';

const LEAST_BOW = 44;
const MOST_BOW = 240;
const STEEPNESS = 0.3;

/** Three quarters of it are how far such a line hangs down; the next row begins a little below. */
const ROW_BOW = 44;

/**
 * A path that was not laid out, between places that were. Downwards it goes from below one to above the other; past what stands
 * right below it bows out to the left, back upwards to the right, and within a row below what stands between: so the direction is
 * told without following the line.
 *
 * @param across pixels that the whole map is wide; the line stays in there
 */
export function byway(from: Box, to: Box, across: number): Line {
  const below = to.y >= from.y + from.height;
  const beside = to.y < from.y + from.height && from.y < to.y + to.height;
  if (beside && from !== to) {
    const start = { x: centre(from), y: from.y + from.height };
    const end = { x: centre(to), y: to.y + to.height };
    const under = Math.max(start.y, end.y) + ROW_BOW;
    return [start, { x: start.x, y: under }, { x: end.x, y: under }, end];
  }
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
