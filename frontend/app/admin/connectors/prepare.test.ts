import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connector, ConnectorStream } from '@/api/contract.gen';
import { outcomeOf, prepare } from './prepare';

const stream: ConnectorStream = {
  stream: 'acme/shop/issues',
  started: '2026-01-01T11:59:00Z',
  finished: '2026-01-01T11:59:03Z',
  fetched: 94,
  mapped: 85,
  ignored: 4,
  duplicate: 3,
  unmapped: 2,
  rejected: 1,
  readers_known: 5,
  readers_unknown: 0,
  waits: 0,
  waited_ms: 0,
  verdict: null,
  complete_up_to: '2026-01-01T11:59:00Z',
  kept: { since: '2025-12-30T00:00:00Z', unmapped: 7, rejected: 1 },
};
const connector: Connector = {
  connector: 'work',
  kind: 'github',
  settings: { since: '2026-01-01', repositories: 'acme/shop' },
  schedule: '0 */5 * * * *',
  paused: false,
  added: '2026-01-01T00:00:00Z',
  verdict: 'complete',
  reasons: [],
  complete_up_to: '2026-01-01T11:59:00Z',
  read_job: 'ingest_batch(work)',
  sync_job: 'sync_permissions(work)',
  streams: [stream],
  permissions: null,
  webhooks: { taken: false, deliveries: [] },
  state: 'ready',
  check: { checked: '2026-01-01T00:00:00Z', missing: [], writing: [], trouble: null, again: false },
};

function only(changed: Partial<Connector>) {
  const row = prepare({ connectors: [{ ...connector, ...changed }] })[0];
  if (!row) {
    throw new Error('a row for each connector');
  }
  return row;
}

describe('a connector', () => {
  it('is as fresh as the last of its runs, to the fraction of a second', () => {
    const later = { ...stream, stream: 'b', finished: '2026-01-01T11:59:03.5Z' };
    expect(only({ streams: [later, stream] }).lastEnd).toBe(later.finished);
    expect(only({ streams: [] }).lastEnd).toBeNull();
  });

  it('that is paused is not run, whatever the schedule still has', () => {
    expect(only({}).readJob).toBe('ingest_batch(work)');
    expect(only({ paused: true }).readJob).toBeNull();
    expect(only({ paused: true }).syncJob).toBe('sync_permissions(work)');
  });

  it('says first what holds for all of it', () => {
    const partial = { reason: 'stream_partial', stream: 'b', text: 'GitHub answered 502', remedy: 'wait' } as const;
    const paused = { reason: 'paused', stream: null, text: null, remedy: 'resume' } as const;
    expect(only({ verdict: 'unknown', reasons: [partial, paused] }).reasons).toEqual([paused, partial]);
  });

  it('has its settings in the order of their names', () => {
    expect(only({}).settings.map((it) => it.name)).toEqual(['repositories', 'since']);
  });

  it('tells apart what this run met and what earlier ones did', () => {
    const row = only({}).streams[0];
    expect(row).toMatchObject({ complete: true, earlierUnmapped: 5, earlierRejected: 0 });
    expect(only({ streams: [{ ...stream, verdict: 'stopped' }] }).streams[0]?.complete).toBe(false);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (unmapped, earlier) => {
        const kept = { ...stream.kept, unmapped: unmapped + earlier };
        expect(only({ streams: [{ ...stream, unmapped, kept }] }).streams[0]?.earlierUnmapped).toBe(earlier);
      }),
    );
  });

  it('may meet an outcome of which this page has no word', () => {
    expect(outcomeOf('replayed')).toBe('replayed');
    expect(outcomeOf('toString')).toBeNull();
  });
});
