/**
 * A figure as the API gives it. Zero is a figure; *withheld* is what too few people share, and cannot be told from what never
 * happened; *missing* is what the answer does not have at all. The three never look alike.
 */
export type Figure =
  | { readonly kind: 'shown'; readonly value: number }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'missing' };

export const WITHHELD: Figure = { kind: 'withheld' };
export const MISSING: Figure = { kind: 'missing' };

export function shown(value: number): Figure {
  return { kind: 'shown', value };
}

/** A figure that is null where too few people support it. */
export function orWithheld(value: number | null): Figure {
  return value === null ? WITHHELD : shown(value);
}

/** A count that was rounded down to a multiple of k: zero says that fewer than k were counted, or none. */
export function roundedCount(value: number): Figure {
  return value === 0 ? WITHHELD : shown(value);
}

export function numberOf(figure: Figure): number | null {
  return figure.kind === 'shown' ? figure.value : null;
}
