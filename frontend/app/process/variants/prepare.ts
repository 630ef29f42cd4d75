import type { Variant } from '@/api/contract.gen';
import { type Figure, orWithheld, roundedCount } from '@/shown/figure';

/** One chevron: a step, and how often it comes in a row there. */
export interface Chevron {
  readonly step: string;
  readonly times: number;
}

export interface VariantRow {
  readonly id: string;
  readonly chevrons: readonly Chevron[];
  readonly steps: readonly string[];
  readonly count: Figure;
  /** Band such as "≥20"; null where an instance is not gated. */
  readonly people: string | null;
  readonly time: Figure;
  /** Percent of the published traces that run like this one or a more frequent one; null where that is not known. */
  readonly covered: number | null;
  /** Others that run alike and stand under it. */
  readonly alike: number;
}

/**
 * Rows in the order of the answer, the most frequent first.
 *
 * @param published traces of the process that were published whole, in the same selection; null where that is not known
 */
export function rowsOf(variants: readonly Variant[], published: number | null): VariantRow[] {
  let sum = 0;
  return variants.map((variant) => {
    sum += variant.count;
    return {
      id: variant.variant,
      chevrons: chevrons(variant.steps),
      steps: variant.steps,
      count: roundedCount(variant.count),
      people: variant.people,
      time: orWithheld(variant.median_seconds),
      covered: published === null || published === 0 ? null : Math.min(100, (100 * sum) / published),
      alike: 0,
    };
  });
}

/** The same step several times in a row is one chevron. */
export function chevrons(steps: readonly string[]): Chevron[] {
  const folded: { step: string; times: number }[] = [];
  for (const step of steps) {
    const last = folded.at(-1);
    if (last?.step === step) {
      last.times++;
    } else {
      folded.push({ step, times: 1 });
    }
  }
  return folded;
}

/** A colour for each step, the same wherever it occurs; by rank, so that frequent steps differ. */
export function colours(steps: readonly string[]): ReadonlyMap<string, number> {
  return new Map(steps.map((step, rank) => [step, (rank % COLOURS) + 1]));
}

export const COLOURS = 6;

/** What is chosen after one more click: it comes, or it goes. */
export function toggled(chosen: readonly string[], id: string): string[] {
  return chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id];
}
