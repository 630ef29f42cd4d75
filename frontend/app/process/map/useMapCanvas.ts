import { useLoaded } from '@/kit/useLoaded';

/** What draws a map: loaded only where there is one, and while its layout is made. */
export function useMapCanvas() {
  return useLoaded('map', () => import('./MapCanvas').then((it) => it.MapCanvas));
}
