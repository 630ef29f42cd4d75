import type { Connector, ConnectorReason, ConnectorStream, Connectors } from '@/api/contract.gen';

export interface ConnectorRow {
  readonly connector: string;
  readonly kind: string;
  readonly schedule: string;
  readonly paused: boolean;
  readonly added: string;
  readonly verdict: Connector['verdict'];
  readonly state: Connector['state'];
  readonly check: Connector['check'];
  /** Those that are said of all streams first. */
  readonly reasons: readonly ConnectorReason[];
  /** What all streams are complete up to; null: not known. */
  readonly upTo: string | null;
  /** When the last run of any stream ended; null: none has. */
  readonly lastEnd: string | null;
  /** Null: it cannot be run now. */
  readonly readJob: string | null;
  readonly syncJob: string | null;
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  readonly streams: readonly StreamRow[];
  readonly permissions: Connector['permissions'];
  readonly webhooks: Connector['webhooks'];
}

export interface StreamRow extends ConnectorStream {
  readonly complete: boolean;
  /** Of earlier runs that are remembered, what nobody has decided or what was broken; 0: the last one has it all. */
  readonly earlierUnmapped: number;
  readonly earlierRejected: number;
}

export function prepare({ connectors }: Connectors): readonly ConnectorRow[] {
  return connectors.map((it) => ({
    connector: it.connector,
    kind: it.kind,
    schedule: it.schedule,
    paused: it.paused,
    added: it.added,
    verdict: it.verdict,
    state: it.state,
    check: it.check,
    reasons: [...it.reasons.filter((why) => why.stream === null), ...it.reasons.filter((why) => why.stream !== null)],
    upTo: it.complete_up_to,
    lastEnd: latest(it.streams.map((stream) => stream.finished)),
    readJob: it.paused ? null : it.read_job,
    syncJob: it.sync_job,
    settings: Object.entries(it.settings)
      .map(([name, value]) => ({ name, value }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    streams: it.streams.map(streamRow),
    permissions: it.permissions,
    webhooks: it.webhooks,
  }));
}

function streamRow(stream: ConnectorStream): StreamRow {
  return {
    ...stream,
    complete: stream.verdict === null,
    earlierUnmapped: Math.max(0, stream.kept.unmapped - stream.unmapped),
    earlierRejected: Math.max(0, stream.kept.rejected - stream.rejected),
  };
}

/** Fractions of a second may be missing, so the words do not sort. */
function latest(times: readonly string[]): string | null {
  return times.reduce<string | null>(
    (last, time) => (last === null || Date.parse(time) > Date.parse(last) ? time : last),
    null,
  );
}

const OUTCOMES = ['taken', 'distrusted', 'replayed', 'unsealed', 'paused', 'unknown', 'broken'] as const;
export type DeliveryOutcome = (typeof OUTCOMES)[number];

/** Null: a word that this page does not know. */
export function outcomeOf(word: string): DeliveryOutcome | null {
  return OUTCOMES.find((it) => it === word) ?? null;
}
