import { parseAsArrayOf, parseAsInteger, parseAsJson, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { inOrder } from '@/shown/days';
import { parseAsMoment } from './moment';

export const METRICS = ['count', 'people', 'time'] as const;
export type Metric = (typeof METRICS)[number];

/** A list of labels; JSON, because a label may have any character. */
const parseAsLabels = parseAsJson<string[]>((value) =>
  Array.isArray(value) && value.every((it): it is string => typeof it === 'string') ? value : null,
).withDefault([]);

/** Everything that a view of a process is made of; reload, back and a sent link restore it. */
const VIEW = {
  key: parseAsString.withDefault(''),
  from: parseAsMoment,
  to: parseAsMoment,
  scope: parseAsString,
  /** Filters by steps. */
  with: parseAsLabels,
  without: parseAsLabels,
  starts: parseAsLabels,
  ends: parseAsLabels,
  /** Percent that is drawn; null: what is readable. */
  activities: parseAsInteger,
  paths: parseAsInteger,
  metric: parseAsStringLiteral(METRICS).withDefault('count'),
  /** Variants that light up the map. */
  lit: parseAsArrayOf(parseAsString).withDefault([]),
  /** The place or path whose details are open. */
  open: parseAsString,
  grouped: parseAsStringLiteral(['families', 'single'] as const).withDefault('single'),
  twin: parseAsStringLiteral(['map', 'table'] as const).withDefault('map'),
};

export function useView() {
  const [said, setView] = useQueryStates(VIEW, { history: 'push', clearOnDefault: true });
  const view = useMemo(() => ({ ...said, ...inOrder(said) }), [said]);
  return [view, setView] as const;
}

export type View = ReturnType<typeof useView>[0];
export type SetView = ReturnType<typeof useView>[1];
