import { useQuery } from '@tanstack/react-query';
import { unreachable } from '@/api/problem';

/**
 * A part of the page that is loaded only where it is needed; null until it is there. What could not be loaded is tried again as
 * an answer is. React's own `lazy` would hold back what comes after its placeholder for 300 ms, and so the first map.
 *
 * @param name of the part, one of a kind
 * @param needed whether to load it now
 */
export function useLoaded<Part>(name: string, load: () => Promise<Part>, needed = true): Part | null {
  const { data } = useQuery({
    queryKey: ['part', name],
    queryFn: () => load().catch((failure: unknown) => Promise.reject(unreachable(failure))),
    enabled: needed,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data ?? null;
}
