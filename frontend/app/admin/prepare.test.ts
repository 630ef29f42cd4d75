import { describe, expect, it } from 'vitest';
import type { Connector, Import, Job } from '@/api/contract.gen';
import { audienceSigns, auditSigns, connectorSigns, importSigns, jobSigns, laneSigns } from './prepare';

const job: Job = {
  job: 'sweep',
  schedule: '0 17 3 * * ?',
  next_due: '2026-01-01T00:00:00Z',
  enabled: true,
  last_runs: [],
};
const run = { id: '1', started: '2026-01-01T00:00:00Z', finished: '2026-01-01T00:00:01Z', attempts: 1 };

describe('the overview of the administration', () => {
  it('says what needs somebody, and is quiet about the rest', () => {
    const failed: Job = { ...job, last_runs: [{ ...run, outcome: 'failed' }] };
    expect(jobSigns({ jobs: [job, failed, { ...job, enabled: false }] })).toEqual([
      { word: 'jobs', count: 3, needsYou: false },
      { word: 'jobsFailed', count: 1, needsYou: true },
      { word: 'jobsOff', count: 1, needsYou: true },
    ]);
    expect(jobSigns({ jobs: [job] })).toHaveLength(1);
  });

  it('lets a paused tool rest', () => {
    const it = (verdict: Connector['verdict'], paused = false) => ({ verdict, paused }) as Connector;
    const connectors = [it('complete'), it('partial'), it('unknown'), it('unknown'), it('unknown', true)];
    expect(connectorSigns({ connectors })).toEqual([
      { word: 'connectors', count: 5, needsYou: false },
      { word: 'connectorsPartial', count: 1, needsYou: true },
      { word: 'connectorsUnknown', count: 2, needsYou: true },
    ]);
  });

  it('does not take the first page of imports for all of them', () => {
    const finished = { finished: '2026-01-01T00:00:00Z' } as Import;
    expect(importSigns({ imports: [finished], next_cursor: 'x' })[0]?.word).toBe('importsMore');
    expect(importSigns({ imports: [finished], next_cursor: null })).toHaveLength(1);
    expect(importSigns({ imports: [{ ...finished, finished: null }], next_cursor: null })[1]).toEqual({
      word: 'importsOpen',
      count: 1,
      needsYou: true,
    });
  });

  it('does not call an audience small of which the directory knows nobody', () => {
    const audience = { audience: 'everyone', manager: false, k: 5, members_needed: 10, scopes: 1 };
    expect(audienceSigns({ audiences: [{ ...audience, large_enough: null }] })).toHaveLength(1);
    expect(audienceSigns({ audiences: [{ ...audience, large_enough: false }] })).toHaveLength(2);
  });

  it('knows when nothing has been said yet', () => {
    expect(auditSigns({ entries: [], next_cursor: null })[0]?.word).toBe('headNone');
    expect(laneSigns({ lane: 'live', complete_up_to: null, closed: false })[0]?.word).toBe('liveUnknown');
  });
});
