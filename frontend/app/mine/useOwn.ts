import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, data } from '@/api/client';
import type { Task, TimelineEvent } from '@/api/contract.gen';
import { goesOn } from './prepare';
import type { Span } from './span';

const PAGE = 200;
/** Pages that are loaded without being asked for; then there is a button. */
const BY_ITSELF = 15;

/** One's own events, latest first, as far as they were loaded. */
export function useOwnEvents() {
  return useInfiniteQuery({
    queryKey: ['me', 'timeline'],
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/v1/me/timeline', { params: { query: { limit: PAGE, ...cursor(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }): readonly TimelineEvent[] => pages.flatMap((page) => page.events),
  });
}

/** One's own tasks, the one that ended last first, as far as they were loaded. */
export function useOwnTasks(limit = PAGE) {
  return useInfiniteQuery({
    queryKey: ['me', 'tasks', limit],
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/v1/me/tasks', { params: { query: { limit, ...cursor(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }): readonly Task[] => pages.flatMap((page) => page.tasks),
  });
}

/** The parameter of a page; the first one has none. */
export function cursor(of: string | null): { cursor?: string } {
  return of === null ? {} : { cursor: of };
}

/** What is behind a list, whatever is in it. */
type Pages<T> = UseInfiniteQueryResult<readonly T[]>;

/** Loads back to the beginning of the span, but not without an end; says whether it is there. */
export function useBackTo<T>(list: Pages<T>, timeOf: (it: T) => string, span: Span | null): boolean {
  const { data: loaded, hasNextPage, isFetching, isError, fetchNextPage } = list;
  const last = loaded?.at(-1);
  const missing = span !== null && hasNextPage && goesOn(last && timeOf(last), span);
  const goOn = missing && !isFetching && !isError && (loaded?.length ?? 0) < BY_ITSELF * PAGE;
  useEffect(() => {
    if (goOn) {
      void fetchNextPage();
    }
  }, [goOn, fetchNextPage]);
  return !missing;
}
