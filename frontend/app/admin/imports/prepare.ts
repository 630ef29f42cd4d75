import type { Import, Imports } from '@/api/contract.gen';
import { type Figure, MISSING, shown } from '@/shown/figure';

/** `open`: under way, or cut off; nobody can tell from here. `ended`: all of it was read, what it releases is not yet all visible. */
export type Progress = 'open' | 'ended' | 'visible';

export interface ImportRow {
  readonly id: string;
  readonly connector: string;
  /** Null: each of its events has its own. */
  readonly process: string | null;
  readonly begun: string;
  readonly continued: string | null;
  readonly finished: string | null;
  readonly progress: Progress;
  /** In whole thousands. */
  readonly read: Figure;
  readonly refused: Figure;
  readonly consent: Import['consent'];
  /** `everyone`, `unknown`, `each`, or the name of a group. */
  readonly readers: string;
  readonly labels: number;
  /** Whether anything of it can ever be shown, as far as was vouched. */
  readonly closed: 'noConsent' | 'noReaders' | null;
  readonly vocabulary: string;
}

export function prepare({ imports }: Pick<Imports, 'imports'>): readonly ImportRow[] {
  return imports.map((it) => ({
    id: it.import,
    connector: it.connector,
    process: it.process,
    begun: it.begun,
    continued: it.continued,
    finished: it.finished,
    progress: it.finished === null ? 'open' : it.visible ? 'visible' : 'ended',
    read: orMissing(it.events_read),
    refused: orMissing(it.events_refused),
    consent: it.consent,
    readers: it.readers,
    labels: it.registered_labels,
    closed: it.consent === 'none' ? 'noConsent' : it.readers === 'unknown' ? 'noReaders' : null,
    vocabulary: `/admin/vocabulary?import=${encodeURIComponent(it.import)}`,
  }));
}

/** Not known before an import ends; that is neither zero nor withheld. */
function orMissing(value: number | null): Figure {
  return value === null ? MISSING : shown(value);
}

/** Whether the figure says "fewer than a thousand": read in whole thousands, rounded down. */
export function underThousand(read: Figure): boolean {
  return read.kind === 'shown' && read.value === 0;
}
