import { useMemo } from 'react';
import { Panel } from '@/kit/Panel';
import { Skeleton } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import type { Layout } from '../map/arrange';
import type { Change } from '../map/change';
import { draw } from '../map/cut';
import type { Graph } from '../map/graph';
import { scene } from '../map/scene';
import { useMapCanvas } from '../map/useMapCanvas';
import style from './SideMap.module.css';
import { compareWords } from './words';

interface SideMapProps {
  title: string;
  graph: Graph | null;
  layout: Layout | undefined;
  changes: ReadonlyMap<string, Change>;
  waiting: boolean;
}

const NOTHING = new Set<string>();
const ALL = { activities: 100, paths: 100 };

/** One side of the comparison, on the layout of the whole process. */
export function SideMap({ title, graph, layout, changes, waiting }: SideMapProps) {
  const t = useWords(compareWords);
  const shared = useWords(sharedWords);
  const MapCanvas = useMapCanvas();
  const drawing = useMemo(
    () =>
      graph &&
      layout &&
      scene(layout, graph, draw(graph, ALL), { metric: 'count', lit: null, happy: NOTHING, open: null, changes }),
    [graph, layout, changes],
  );
  return (
    <Panel flush waiting={waiting} title={title} className={style.panel}>
      <div className={style.stage}>
        {graph?.places.length === 0 ? (
          <p className={style.nothing}>{t('nothingThere')}</p>
        ) : drawing && layout && MapCanvas ? (
          <MapCanvas layout={layout} scene={drawing} focus={null} onOpen={null} overview={false} />
        ) : (
          <Skeleton rows={6} label={shared('loading')} />
        )}
      </div>
    </Panel>
  );
}
