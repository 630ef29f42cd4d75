export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The smallest box that has all of these in it; empty for none. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return boxes.length > 0 ? { x, y, width: right - x, height: bottom - y } : { x: 0, y: 0, width: 0, height: 0 };
}

export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export const about = (point: Point, width: number, height: number): Box => ({
  x: point.x - width / 2,
  y: point.y - height / 2,
  width,
  height,
});

/** A start, then for each piece of a cubic curve two control points and its end; what does not come out even is straight. */
export type Line = readonly Point[];

/** As an SVG path. */
export function pathOf([start, ...rest]: Line): string {
  if (!start) {
    return '';
  }
  let path = `M${at(start)}`;
  let place = 0;
  for (; place + 2 < rest.length; place += 3) {
    path += `C${rest
      .slice(place, place + 3)
      .map(at)
      .join(' ')}`;
  }
  for (; place < rest.length; place++) {
    path += `L${at(rest[place] ?? start)}`;
  }
  return path;
}

/** The point that far along a line, from 0 to 1, its pieces taken as equally long. */
export function along(line: Line, share: number): Point {
  const pieces = Math.max(1, Math.floor((line.length - 1) / 3));
  const piece = Math.min(pieces - 1, Math.floor(share * pieces));
  const [a, b, c, d] = line.slice(3 * piece, 3 * piece + 4);
  const t = share * pieces - piece;
  if (!a || !b) {
    return a ?? { x: 0, y: 0 };
  }
  if (!c || !d) {
    return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
  }
  const mix = (p: number, q: number, r: number, s: number) =>
    (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

const at = (point: Point): string => `${round(point.x)},${round(point.y)}`;
const round = (value: number): number => Math.round(value * 10) / 10;
