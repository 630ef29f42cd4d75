import type { AbstractTrace, Consent } from '@/api/contract.gen';

/** What was said. `always`: a source said it, of all time. */
export type Word = { readonly said: 'nothing' } | { readonly said: 'in' | 'out'; readonly since: string | 'always' };

export function word(consent: Consent): Word {
  if (consent.since === null) {
    return { said: 'nothing' };
  }
  return { said: consent.opted_in ? 'in' : 'out', since: Date.parse(consent.since) <= 0 ? 'always' : consent.since };
}

export interface PreviewedStep {
  readonly step: string;
  /** ISO 8601 */
  readonly time: string;
}

export interface PreviewedTrace {
  readonly process: string;
  readonly lane: string;
  readonly readers: readonly string[];
  readonly steps: readonly PreviewedStep[];
  /** Exactly what would have been sent. */
  readonly sent: string;
}

export function prepareTrace(trace: AbstractTrace): PreviewedTrace {
  return {
    process: trace.process_key,
    lane: trace.lane,
    readers: trace.scope.split(','),
    steps: trace.steps.flatMap((step, i) => {
      const time = trace.times[i];
      return time === undefined ? [] : [{ step, time }];
    }),
    sent: JSON.stringify(trace, null, 2),
  };
}
