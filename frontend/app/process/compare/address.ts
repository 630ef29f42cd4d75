import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { parseAsMoment } from '../asked/moment';

/** What is compared; spans are windows that end after `from`, and at `to` or before. */
const SIDES = {
  key: parseAsString.withDefault(''),
  before_from: parseAsMoment,
  before_to: parseAsMoment,
  before_scope: parseAsString,
  after_from: parseAsMoment,
  after_to: parseAsMoment,
  after_scope: parseAsString,
  kind: parseAsStringLiteral(['paths', 'variants'] as const).withDefault('paths'),
};

export function useSides() {
  return useQueryStates(SIDES, { history: 'push', clearOnDefault: true });
}

export type Sides = ReturnType<typeof useSides>[0];
export type SetSides = ReturnType<typeof useSides>[1];
