import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { type Filters, graphQuestion, useGraph } from '../asked/questions';
import { layOut, warmUp } from './elk';
import { type Graph, graphOf } from './graph';

/** It is kept without end: the layout of one graph does not change. */
function layoutQuestion(key: string, whole: Graph | null) {
  return queryOptions({
    queryKey: ['layout', key, whole],
    queryFn: ({ signal }) => (whole ? layOut(whole, signal) : Promise.reject(new Error('no graph'))),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * The graph of a selection, and the layout of the whole process: whatever is selected or drawn, everything stays where it is
 * until something new is published.
 */
export function useMap(key: string, filters: Filters) {
  const queries = useQueryClient();
  useEffect(() => {
    if (key === '') {
      return;
    }
    warmUp();
    // the layout is begun when the graph is there, and not only when the page has drawn all else that was asked for
    queries.fetchQuery(graphQuestion(key, {})).then(
      (answer) => {
        if (answer.nodes.length > 0) {
          void queries.prefetchQuery(layoutQuestion(key, graphOf(answer)));
        }
      },
      () => {}, // useGraph says what is wrong
    );
  }, [queries, key]);
  const all = useGraph(key, {});
  const selected = useGraph(key, filters);
  const whole = useMemo(() => (all.data ? graphOf(all.data) : null), [all.data]);
  const figures = useMemo(() => (selected.data ? graphOf(selected.data) : null), [selected.data]);
  const layout = useQuery({ ...layoutQuestion(key, whole), enabled: whole !== null && whole.places.length > 0 });
  return { all, selected, whole, figures, layout };
}
