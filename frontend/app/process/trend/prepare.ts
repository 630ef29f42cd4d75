import type { Trend } from '@/api/contract.gen';
import { type Figure, orWithheld, roundedCount } from '@/shown/figure';

export interface TrendRow {
  /** End (exclusive) of the window, ISO 8601. */
  readonly window: string;
  readonly count: Figure;
  readonly time: Figure;
}

export interface TrendLine {
  readonly rows: readonly TrendRow[];
  /**
   * A point for each window of the span, also for those that are not there: `[time in ms, value]`, null where there is nothing to
   * show. A line is broken there and does not fall to zero.
   */
  readonly counts: readonly [number, number | null][];
  readonly times: readonly [number, number | null][];
}

/** The trend as rows and as two lines. */
export function trendOf(answer: Pick<Trend, 'windows'>): TrendLine {
  const length = windowLength(answer.windows.map((it) => Date.parse(it.window)));
  const counts: [number, number | null][] = [];
  const times: [number, number | null][] = [];
  let before: number | null = null;
  for (const window of answer.windows) {
    const at = Date.parse(window.window);
    if (before !== null && length !== null && at - before > 1.5 * length) {
      counts.push([before + length, null]);
      times.push([before + length, null]);
    }
    counts.push([at, window.count]);
    times.push([at, window.median_seconds]);
    before = at;
  }
  return {
    rows: answer.windows.map((window) => ({
      window: window.window,
      count: roundedCount(window.count),
      time: orWithheld(window.median_seconds),
    })),
    counts,
    times,
  };
}

/** The shortest distance between two windows; null where there is no other. */
function windowLength(ends: readonly number[]): number | null {
  let least: number | null = null;
  for (let i = 1; i < ends.length; i++) {
    const distance = (ends[i] ?? 0) - (ends[i - 1] ?? 0);
    least = least === null ? distance : Math.min(least, distance);
  }
  return least;
}
