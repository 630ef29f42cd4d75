import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, data, released } from '@/api/client';
import type { View } from './address';

/** What narrows a question down, as the API takes it; what is not set is left out. */
export function filtersOf(view: View) {
  return {
    ...(view.from ? { from: view.from } : {}),
    ...(view.to ? { to: view.to } : {}),
    ...(view.scope ? { scope: view.scope } : {}),
    ...(view.with.length > 0 ? { contains: view.with } : {}),
    ...(view.without.length > 0 ? { without: view.without } : {}),
    ...(view.starts.length > 0 ? { starts_with: view.starts } : {}),
    ...(view.ends.length > 0 ? { ends_with: view.ends } : {}),
  };
}

export type Filters = ReturnType<typeof filtersOf>;

export function graphQuestion(key: string, filters: Filters) {
  return queryOptions({
    queryKey: ['graph', key, filters],
    queryFn: ({ signal }) =>
      released(
        api.GET('/api/v1/analytics/processes/{process_key}/graph', {
          params: { path: { process_key: key }, query: filters },
          signal,
        }),
      ),
  });
}

export function useGraph(key: string, filters: Filters) {
  return useQuery({ ...graphQuestion(key, filters), enabled: key !== '', placeholderData: keepPreviousData });
}

const PAGE = 200;

/** The variants, page after page, the most frequent first. */
export function useVariants(key: string, filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['variants', key, filters],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/analytics/processes/{process_key}/variants', {
          params: {
            path: { process_key: key },
            query: { ...filters, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: key !== '',
    placeholderData: keepPreviousData,
  });
}

export function useTrend(key: string, filters: Filters, variant?: string) {
  return useQuery({
    queryKey: ['trend', key, filters, variant ?? null],
    queryFn: ({ signal }) =>
      data(
        api.GET('/api/v1/analytics/processes/{process_key}/trend', {
          params: { path: { process_key: key }, query: { ...filters, ...(variant ? { variant } : {}) } },
          signal,
        }),
      ),
    enabled: key !== '',
    placeholderData: keepPreviousData,
  });
}

/** The process itself: since when, until when, for whom. */
export function useProcess(key: string) {
  return useQuery({
    queryKey: ['processes'],
    queryFn: () => data(api.GET('/api/v1/analytics/processes')),
    select: (answer) => answer.processes.find((it) => it.process_key === key) ?? null,
  });
}
