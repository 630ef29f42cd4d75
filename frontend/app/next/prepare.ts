import type { Graph, Suggestions, SuggestRequest } from '@/api/contract.gen';
import { type Figure, MISSING, orWithheld } from '@/shown/figure';

/** How many people an answer rests on. */
export type Support =
  /** At least so many did this after these steps. */
  | { readonly kind: 'people'; readonly atLeast: number }
  /** Published nowhere after these steps: a guess from what is usual in the process. */
  | { readonly kind: 'guess' }
  /** Published, and the instance does not count people. */
  | { readonly kind: 'uncounted' };

export interface NextStep {
  /** Null for the end of the work. */
  readonly step: string | null;
  readonly percent: number;
  readonly support: Support;
  /** Median time until then; null for the end, which takes none. */
  readonly median: Figure | null;
}

export interface Answer {
  readonly abstained: boolean;
  readonly next: readonly NextStep[];
  /** Places that were looked back at. */
  readonly lookBack: number;
  readonly unknown: ReadonlySet<string>;
  readonly version: string;
  /** Exclusive end of the newest window, ISO 8601. */
  readonly learnedUpTo: string | null;
  readonly completeUpTo: string | null;
}

const MOST_STEPS = 256;
const MOST_ANSWERS = 20;

/** What is asked. Of very many steps the last ones: the model looks back at a few. */
export function question(process: string, steps: readonly string[], beginning: boolean): SuggestRequest {
  return {
    process_key: process,
    recent_steps: steps.slice(-MOST_STEPS),
    from_beginning: beginning && steps.length <= MOST_STEPS,
    limit: MOST_ANSWERS,
  };
}

export function prepare(answer: Suggestions): Answer {
  return {
    abstained: answer.abstained,
    next: answer.suggestions.map((it) => ({
      step: it.end ? null : it.step,
      percent: it.probability_percent,
      support: support(it.context_length, it.people),
      median: it.end ? null : it.context_length === 0 ? MISSING : orWithheld(it.median_seconds),
    })),
    lookBack: answer.context_length,
    unknown: new Set(answer.unknown_steps),
    version: answer.model.version,
    learnedUpTo: answer.model.learned_up_to,
    completeUpTo: answer.complete_up_to,
  };
}

function support(contextLength: number, people: string | null): Support {
  if (contextLength === 0) {
    return { kind: 'guess' };
  }
  const atLeast = Number(people?.replace(/^≥/, '') ?? Number.NaN);
  return Number.isFinite(atLeast) ? { kind: 'people', atLeast } : { kind: 'uncounted' };
}

/** A step with which work begins. */
export interface FirstStep {
  readonly step: string;
  readonly percent: number;
}

export interface KnownSteps {
  /** All of them by name. */
  readonly all: readonly string[];
  /** Those that begin something, the most frequent first; percent of all beginnings that are shown. */
  readonly first: readonly FirstStep[];
}

export function knownSteps(graph: Graph): KnownSteps {
  const beginnings = graph.nodes.reduce((sum, node) => sum + node.starts, 0);
  return {
    all: graph.nodes.map((node) => node.step).sort((a, b) => a.localeCompare(b)),
    first: graph.nodes
      .filter((node) => node.starts > 0)
      .sort((a, b) => b.starts - a.starts || a.step.localeCompare(b.step))
      .map((node) => ({ step: node.step, percent: Math.max(1, Math.round((100 * node.starts) / beginnings)) })),
  };
}
