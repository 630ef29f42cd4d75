import type { Times } from '@/api/contract.gen';

/** Where the marks of a time strip stand, in percent of its width; logarithmic, because times are. */
export interface Strip {
  readonly median: number;
  /** Half of the people; null where no quarters are published. */
  readonly half: { readonly from: number; readonly to: number } | null;
  /** Eight in ten; null where no tenths are published. */
  readonly most: { readonly from: number; readonly to: number } | null;
}

/** Null where there is nothing to draw: without quarters a median is only a number. */
export function stripOf(times: Times): Strip | null {
  const { median_seconds: median, p25_seconds: p25, p75_seconds: p75, p10_seconds: p10, p90_seconds: p90 } = times;
  if (median === null || p25 === null || p75 === null) {
    return null;
  }
  const low = Math.log(p10 ?? p25);
  const high = Math.log(p90 ?? p75);
  const at = (seconds: number) => (high === low ? 50 : (100 * (Math.log(seconds) - low)) / (high - low));
  return {
    median: at(median),
    half: { from: at(p25), to: at(p75) },
    most: p10 === null || p90 === null ? null : { from: at(p10), to: at(p90) },
  };
}
