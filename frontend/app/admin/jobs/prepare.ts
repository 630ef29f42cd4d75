import type { Job, JobRun, Jobs } from '@/api/contract.gen';

export type Outcome = 'done' | 'failed' | 'cancelled' | 'running' | 'lost';

/** A run that says nothing for so long has lost its worker, or takes very long: the API cannot tell. */
const LONG_MS = 3_600_000;

export interface RunRow {
  readonly id: string;
  readonly started: string;
  readonly outcome: Outcome;
  readonly attempts: number;
  /** Of the last attempt; null while it is under way. */
  readonly seconds: number | null;
}

export interface JobRow {
  readonly job: string;
  readonly schedule: string;
  readonly nextDue: string;
  /** Whether its time has come and gone, and it has not begun. */
  readonly overdue: boolean;
  readonly enabled: boolean;
  readonly runs: readonly RunRow[];
  readonly last: RunRow | null;
}

/** How late a job may be before it is said: it begins within a few seconds. */
const PATIENCE_MS = 60_000;

export function prepare({ jobs }: Jobs, now: number): readonly JobRow[] {
  return jobs.map((job) => {
    const runs = job.last_runs.map((run) => runRow(run, now));
    return {
      job: job.job,
      schedule: job.schedule,
      nextDue: job.next_due,
      overdue: job.enabled && Date.parse(job.next_due) + PATIENCE_MS < now && runs[0]?.outcome !== 'running',
      enabled: job.enabled,
      runs,
      last: runs[0] ?? null,
    };
  });
}

function runRow(run: JobRun, now: number): RunRow {
  return {
    id: run.id,
    started: run.started,
    outcome: run.outcome ?? (now - Date.parse(run.started) > LONG_MS ? 'lost' : 'running'),
    attempts: run.attempts,
    seconds: run.finished === null ? null : Math.max(0, (Date.parse(run.finished) - Date.parse(run.started)) / 1000),
  };
}

/** How the last run that came to an end went; null where none did. */
export function lastOutcome(job: Job): JobRun['outcome'] {
  return job.last_runs.find((run) => run.outcome !== null)?.outcome ?? null;
}
