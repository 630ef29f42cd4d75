import { about, along, type Box, type Line, meet, type Point } from './shapes';

/** Where on its line a label may stand, as shares of it; the first is the best. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.15, 0.85, 0.1, 0.9];

/**
 * Where labels stand that no room was made for: on their lines, one after the other, wherever they hide neither a place nor a label
 * that came before. Where there is no such spot they stand in the middle.
 *
 * @param lines by id, the most important first
 * @param taken what must not be hidden
 */
export function spots(
  lines: ReadonlyMap<string, Line>,
  taken: readonly Box[],
  size: { readonly width: number; readonly height: number },
): ReadonlyMap<string, Point> {
  const full = [...taken];
  const found = new Map<string, Point>();
  for (const [id, line] of lines) {
    const points = SHARES.map((share) => along(line, share));
    const free = points.find((point) => !full.some((box) => meet(box, about(point, size.width, size.height))));
    const spot = free ?? along(line, 0.5);
    full.push(about(spot, size.width, size.height));
    found.set(id, spot);
  }
  return found;
}
