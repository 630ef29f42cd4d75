import type { Process, Processes } from '@/api/contract.gen';
import { type Figure, roundedCount } from '@/shown/figure';

export type Band = 'small' | 'medium' | 'large' | 'huge';

export interface ProcessRow {
  readonly key: string;
  readonly href: string;
  readonly count: Figure;
  readonly band: Band;
  /** End (exclusive) of the first and the last window, ISO 8601. */
  readonly firstWindow: string;
  readonly lastWindow: string;
  readonly scopes: readonly string[];
}

export interface ProcessList {
  readonly rows: readonly ProcessRow[];
  /** ISO 8601; null while the gate has not said how far it is. */
  readonly completeUpTo: string | null;
}

/** Where a process is shown. */
export function processAddress(key: string): string {
  return `/process?key=${encodeURIComponent(key)}`;
}

/** Rows of the list, the largest process first. */
export function prepare(answer: Processes): ProcessList {
  return {
    rows: [...answer.processes].sort(largestFirst).map((process) => ({
      key: process.process_key,
      href: processAddress(process.process_key),
      count: roundedCount(process.count),
      band: band(process.count),
      firstWindow: process.first_window,
      lastWindow: process.last_window,
      scopes: process.scopes,
    })),
    completeUpTo: answer.complete_up_to,
  };
}

/** Sizes by powers of ten: what a number of traces feels like. */
function band(count: number): Band {
  return count < 100 ? 'small' : count < 1_000 ? 'medium' : count < 10_000 ? 'large' : 'huge';
}

function largestFirst(a: Process, b: Process): number {
  return b.count - a.count || a.process_key.localeCompare(b.process_key);
}
