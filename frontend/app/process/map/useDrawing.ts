import { useMemo } from 'react';
import type { Variant } from '@/api/contract.gen';
import type { View } from '../asked/address';
import { filtersOf } from '../asked/questions';
import { type Cut, draw, readable } from './cut';
import { scene } from './scene';
import { useMap } from './useMap';
import { walk } from './walk';

/**
 * The map as a view wants it: how much of it is drawn, and what stands out.
 *
 * @param lit variants that were chosen
 * @param happy the most frequent one
 */
export function useDrawing(view: View, lit: readonly Variant[], happy: Variant | undefined) {
  const map = useMap(view.key, filtersOf(view));
  const { whole, figures, layout } = map;
  const byDefault = useMemo(() => (whole ? readable(whole) : null), [whole]);
  const cut = useMemo<Cut | null>(
    () =>
      byDefault && {
        activities: view.activities ?? byDefault.activities,
        paths: view.paths ?? byDefault.paths,
      },
    [byDefault, view.activities, view.paths],
  );
  const drawn = useMemo(() => (figures && cut ? draw(figures, cut) : null), [figures, cut]);
  const ways = useMemo(() => (lit.length > 0 ? walk(lit.map((variant) => variant.steps)) : null), [lit]);
  const happyWay = useMemo(() => walk(happy ? [happy.steps] : []).paths, [happy]);
  const drawing = useMemo(
    () =>
      layout.data && figures && drawn
        ? scene(layout.data, figures, drawn, { metric: view.metric, lit: ways, happy: happyWay, open: view.open })
        : null,
    [layout.data, figures, drawn, view.metric, ways, happyWay, view.open],
  );
  return { ...map, cut, drawn, drawing };
}
