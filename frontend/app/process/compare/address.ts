import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** What is compared; spans are windows that end after `from`, and at `to` or before. */
const SIDES = {
  key: parseAsString.withDefault(''),
  before_from: parseAsString,
  before_to: parseAsString,
  before_scope: parseAsString,
  after_from: parseAsString,
  after_to: parseAsString,
  after_scope: parseAsString,
  kind: parseAsStringLiteral(['paths', 'variants'] as const).withDefault('paths'),
};

export function useSides() {
  return useQueryStates(SIDES, { history: 'push', clearOnDefault: true });
}

export type Sides = ReturnType<typeof useSides>[0];
export type SetSides = ReturnType<typeof useSides>[1];
