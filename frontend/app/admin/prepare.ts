import type { Audiences, AuditEntries, Connectors, Imports, Jobs, Lane } from '@/api/contract.gen';
import { lastOutcome } from './jobs/prepare';

/** A line on a card of the overview; those that need somebody are marked. */
export interface Sign {
  readonly word:
    | 'imports'
    | 'importsMore'
    | 'importsOpen'
    | 'connectors'
    | 'connectorsPartial'
    | 'connectorsUnknown'
    | 'jobs'
    | 'jobsFailed'
    | 'jobsOff'
    | 'live'
    | 'liveUnknown'
    | 'audiences'
    | 'small'
    | 'head'
    | 'headNone';
  readonly needsYou: boolean;
  readonly count?: number;
  /** ISO 8601. */
  readonly day?: string;
}

function counted(word: Sign['word'], count: number): Sign[] {
  return count > 0 ? [{ word, count, needsYou: true }] : [];
}

export function importSigns({ imports, next_cursor }: Imports): Sign[] {
  return [
    { word: next_cursor === null ? 'imports' : 'importsMore', count: imports.length, needsYou: false },
    ...counted('importsOpen', imports.filter((it) => it.finished === null).length),
  ];
}

export function laneSigns({ complete_up_to }: Lane): Sign[] {
  return [
    complete_up_to === null
      ? { word: 'liveUnknown', needsYou: false }
      : { word: 'live', day: complete_up_to, needsYou: false },
  ];
}

/** A tool that somebody has paused needs nobody. */
export function connectorSigns({ connectors }: Connectors): Sign[] {
  const read = connectors.filter((it) => !it.paused);
  return [
    { word: 'connectors', count: connectors.length, needsYou: false },
    ...counted('connectorsPartial', read.filter((it) => it.verdict === 'partial').length),
    ...counted('connectorsUnknown', read.filter((it) => it.verdict === 'unknown').length),
  ];
}

export function jobSigns({ jobs }: Jobs): Sign[] {
  return [
    { word: 'jobs', count: jobs.length, needsYou: false },
    ...counted('jobsFailed', jobs.filter((job) => job.enabled && lastOutcome(job) === 'failed').length),
    ...counted('jobsOff', jobs.filter((job) => !job.enabled).length),
  ];
}

export function audienceSigns({ audiences }: Audiences): Sign[] {
  return [
    { word: 'audiences', count: audiences.length, needsYou: false },
    ...counted('small', audiences.filter((it) => it.large_enough === false).length),
  ];
}

export function auditSigns({ entries }: AuditEntries): Sign[] {
  const last = entries[0];
  return [last ? { word: 'head', count: last.number, needsYou: false } : { word: 'headNone', needsYou: false }];
}
