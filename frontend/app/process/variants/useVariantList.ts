import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api, data } from '@/api/client';
import type { Family, Variant } from '@/api/contract.gen';
import { roundedCount } from '@/shown/figure';
import type { View } from '../asked/address';
import { type Filters, filtersOf, useVariants } from '../asked/questions';
import { chevrons, rowsOf, type VariantRow } from './prepare';

const NOTHING: readonly Variant[] = [];

/** The variants that are loaded so far, as rows, and how to get more. */
export function useVariantList(view: View) {
  const filters = filtersOf(view);
  const query = useVariants(view.key, filters);
  const published = query.data?.pages[0]?.total_count ?? null;
  const variants = useMemo(() => query.data?.pages.flatMap((page) => page.variants) ?? NOTHING, [query.data]);
  const single = useMemo(() => (query.data ? rowsOf(variants, published) : null), [query.data, variants, published]);
  const families = useFamilies(view, filters);
  const grouped = view.grouped === 'families';
  const shown = grouped ? families : query;
  const { fetchNextPage, refetch } = shown;
  return {
    variants,
    rows: grouped ? families.rows : single,
    /** Of another question, until this one is answered. */
    isOld: shown.isPlaceholderData,
    error: shown.error,
    canLoadMore: shown.hasNextPage && !shown.isFetchingNextPage && !shown.isFetchNextPageError,
    isLoadingMore: shown.isFetchingNextPage,
    loadMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: useCallback(() => void refetch(), [refetch]),
    completeUpTo: query.data?.pages[0]?.complete_up_to ?? null,
  };
}

export type VariantList = ReturnType<typeof useVariantList>;

/** Variants that run alike, a row for each family. */
function useFamilies(view: View, filters: Filters) {
  const query = useInfiniteQuery({
    queryKey: ['families', view.key, filters],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/analytics/processes/{process_key}/families', {
          params: {
            path: { process_key: view.key },
            query: { ...filters, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: view.key !== '' && view.grouped === 'families',
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.families.map(familyRow)) ?? null, [query.data]);
  return { ...query, rows };
}

function familyRow(family: Family): VariantRow {
  const steps = family.members[0]?.steps ?? [];
  return {
    id: family.representative,
    chevrons: chevrons(steps),
    steps,
    count: roundedCount(family.count),
    people: null,
    time: { kind: 'missing' },
    covered: null,
    alike: family.members.length - 1,
  };
}
