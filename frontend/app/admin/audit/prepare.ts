import type { AuditEntry } from '@/api/contract.gen';
import { inOrder } from '@/shown/days';

export const ACTIONS = [
  'account.link',
  'account.unlink',
  'account.reject',
  'account.list',
  'suggestion.list',
  'person.merge',
  'person.part',
  'permission.explain',
  'unknown_acl.list',
  'job.run',
  'connector.pause',
  'connector.resume',
  'connector.add',
  'connector.authorize',
  'connector.check',
  'connector.remove',
  'connector.webhook',
] as const satisfies readonly AuditEntry['action'][];

export type Action = (typeof ACTIONS)[number];

/** What the log is asked for, as the API takes it. */
export interface AuditFilter {
  readonly action?: Action;
  readonly actor?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What the address says: words, and days as `2026-01-31`. */
export interface AuditWish {
  readonly action: Action | null;
  readonly actor: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Both days are meant whole, in UTC; what is no day is not asked for. */
export function filterOf(wish: AuditWish): AuditFilter {
  const { from, to } = inOrder({ from: midnight(wish.from, 0), to: midnight(wish.to, 1) });
  return {
    ...(wish.action ? { action: wish.action } : {}),
    ...(wish.actor ? { actor: wish.actor } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

function midnight(day: string | null, later: number): string | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    return null;
  }
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : new Date(time + later * 86_400_000).toISOString();
}

/** What is to be noted elsewhere; null while there is no entry. */
export function headOf(entry: AuditEntry | undefined): string | null {
  return entry ? `${entry.number}:${entry.hash}` : null;
}

/**
 * The number of the first entry that does not hang on the one before it, of entries that follow each other without a gap.
 * It compares what the API says; `./ocg privacy audit` computes each hash anew.
 *
 * @param entries the latest first
 */
export function brokenAt(entries: readonly AuditEntry[]): number | null {
  for (let at = entries.length - 2; at >= 0; at--) {
    const entry = entries[at];
    const before = entries[at + 1];
    if (entry && before && (entry.previous_hash !== before.hash || entry.number !== before.number + 1)) {
      return entry.number;
    }
  }
  return null;
}
