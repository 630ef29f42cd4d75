import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { inOrder } from '@/shown/days';
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
  const [said, setSides] = useQueryStates(SIDES, { history: 'push', clearOnDefault: true });
  const sides = useMemo(() => {
    const before = inOrder({ from: said.before_from, to: said.before_to });
    const after = inOrder({ from: said.after_from, to: said.after_to });
    return {
      ...said,
      before_from: before.from,
      before_to: before.to,
      after_from: after.from,
      after_to: after.to,
    };
  }, [said]);
  return [sides, setSides] as const;
}

export type Sides = ReturnType<typeof useSides>[0];
export type SetSides = ReturnType<typeof useSides>[1];
