import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { type Filters, useGraph } from '../asked/questions';
import { layOut, warmUp } from './elk';
import { graphOf } from './graph';

/** Without end: the layout of one graph does not change. */
const FOR_GOOD = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };

/**
 * The graph of a selection, and the layout of the whole process: whatever is selected or drawn, everything stays where it is
 * until something new is published.
 */
export function useMap(key: string, filters: Filters) {
  useEffect(() => {
    warmUp();
    void import('./MapCanvas'); // so that it is there when the layout is
  }, []);
  const all = useGraph(key, {});
  const selected = useGraph(key, filters);
  const whole = useMemo(() => (all.data ? graphOf(all.data) : null), [all.data]);
  const figures = useMemo(() => (selected.data ? graphOf(selected.data) : null), [selected.data]);
  const layout = useQuery({
    queryKey: ['layout', key, whole],
    queryFn: ({ signal }) => (whole ? layOut(whole, signal) : Promise.reject(new Error('no graph'))),
    enabled: whole !== null && whole.places.length > 0,
    retry: false,
    ...FOR_GOOD,
  });
  return { all, selected, whole, figures, layout };
}
