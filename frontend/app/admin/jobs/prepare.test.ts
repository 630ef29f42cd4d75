import { describe, expect, it } from 'vitest';
import type { Job } from '@/api/contract.gen';
import { lastOutcome, prepare } from './prepare';

const NOW = Date.parse('2026-01-01T12:00:00Z');
const run = { id: 'r', started: '2026-01-01T11:59:00Z', finished: null, outcome: null, attempts: 2 } as const;
const job: Job = { job: 'j', schedule: '* * * * * ?', next_due: '2026-01-01T12:00:05Z', enabled: true, last_runs: [] };

function only(changed: Partial<Job>) {
  return prepare({ jobs: [{ ...job, ...changed }] }, NOW)[0];
}

describe('a job', () => {
  it('that never ran has no last run', () => {
    expect(only({})?.last).toBeNull();
    expect(lastOutcome(job)).toBeNull();
  });

  it('is told how long its last attempt took', () => {
    const row = only({ last_runs: [{ ...run, finished: '2026-01-01T11:59:03.500Z', outcome: 'done' }] });
    expect(row?.last).toMatchObject({ outcome: 'done', seconds: 3.5, attempts: 2 });
  });

  it('runs until it is silent for too long', () => {
    expect(only({ last_runs: [run] })?.last?.outcome).toBe('running');
    expect(only({ last_runs: [{ ...run, started: '2026-01-01T10:00:00Z' }] })?.last?.outcome).toBe('lost');
  });

  it('is overdue when nobody began it, unless it is turned off', () => {
    const next_due = '2026-01-01T11:00:00Z';
    expect(only({})?.overdue).toBe(false);
    expect(only({ next_due })?.overdue).toBe(true);
    expect(only({ next_due, enabled: false })?.overdue).toBe(false);
    expect(only({ next_due, last_runs: [run] })?.overdue).toBe(false);
  });

  it('failed when the last run that ended did', () => {
    const failed = { ...run, finished: '2026-01-01T11:59:03Z', outcome: 'failed' as const };
    expect(lastOutcome({ ...job, last_runs: [run, failed] })).toBe('failed');
  });
});
