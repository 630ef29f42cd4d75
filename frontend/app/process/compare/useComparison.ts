import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, data } from '@/api/client';
import { useGraph, useProcess } from '../asked/questions';
import { graphOf } from '../map/graph';
import { useMap } from '../map/useMap';
import type { Sides } from './address';
import { changesOf, halves } from './prepare';

const MOST = 200;

/** Both sides, and what changed between them. Without a choice the two halves of the time are compared. */
export function useComparison(given: Sides) {
  const process = useProcess(given.key);
  const sides = useMemo(() => {
    const chosen = given.before_from || given.before_to || given.after_from || given.after_to;
    if (chosen || given.before_scope || given.after_scope || !process.data) {
      return given;
    }
    const { middle } = halves(process.data.first_window, process.data.last_window);
    return { ...given, before_to: middle, after_from: middle };
  }, [given, process.data]);
  const known = process.data !== undefined && process.data !== null;
  const before = side(sides.before_from, sides.before_to, sides.before_scope);
  const after = side(sides.after_from, sides.after_to, sides.after_scope);
  const map = useMap(given.key, {});
  const left = useGraph(known ? given.key : '', before);
  const right = useGraph(known ? given.key : '', after);
  const comparison = useQuery({
    queryKey: ['compare', given.key, before, after],
    queryFn: ({ signal }) =>
      data(
        api.GET('/api/v1/analytics/processes/{process_key}/compare', {
          params: {
            path: { process_key: given.key },
            query: { ...prefixed('before_', before), ...prefixed('after_', after), limit: MOST },
          },
          signal,
        }),
      ),
    enabled: known,
    placeholderData: keepPreviousData,
  });
  return {
    process,
    sides,
    layout: map.layout,
    left: useMemo(() => (left.data ? graphOf(left.data) : null), [left.data]),
    right: useMemo(() => (right.data ? graphOf(right.data) : null), [right.data]),
    changes: useMemo(() => (comparison.data ? changesOf(comparison.data) : null), [comparison.data]),
    completeUpTo: comparison.data?.complete_up_to ?? null,
    /** Of another question, until these are answered. */
    isOld: comparison.isPlaceholderData || left.isPlaceholderData || right.isPlaceholderData,
    error: process.error ?? comparison.error ?? left.error ?? right.error,
    retry: () => void Promise.all([process.refetch(), comparison.refetch(), left.refetch(), right.refetch()]),
  };
}

function side(from: string | null, to: string | null, scope: string | null) {
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(scope ? { scope } : {}) };
}

function prefixed<P extends string>(prefix: P, of: Record<string, string>): Record<`${P}${string}`, string> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [prefix + name, value])) as Record<
    `${P}${string}`,
    string
  >;
}
