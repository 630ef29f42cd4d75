import type { useWords } from '@/words/words';
import type { View } from './address';
import type { processWords } from './words';

export const STEP_FILTERS = ['with', 'without', 'starts', 'ends'] as const;
export type StepFilter = (typeof STEP_FILTERS)[number];

const LONGEST = 40;

/** The filters by steps that are on, in words. */
export function filtersSaid(view: View, t: ReturnType<typeof useWords<(typeof processWords)['en']>>) {
  return STEP_FILTERS.flatMap((filter) =>
    view[filter].map((step) => ({
      filter,
      step,
      text: t(`chips.${filter}`, { step: step.length > LONGEST ? `${step.slice(0, LONGEST)}…` : step }),
    })),
  );
}
