import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

/**
 * A list that comes in pages. The cursor of a page opens for the same list only, so it is never part of an address.
 *
 * @param enabled false: not asked for yet
 */
export function usePages<P extends { next_cursor: string | null }>(
  key: QueryKey,
  page: (cursor: string | undefined) => Promise<P>,
  enabled = true,
) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    enabled,
  });
}

/** What a table needs to offer the next page of such a list. */
export function moreOf(pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }) {
  return {
    any: pages.hasNextPage,
    loading: pages.isFetchingNextPage,
    load: () => void pages.fetchNextPage(),
  };
}
