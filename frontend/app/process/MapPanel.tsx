import { useState } from 'react';
import type { Variant } from '@/api/contract.gen';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Range } from '@/kit/Range';
import { Segments } from '@/kit/Segments';
import { Skeleton } from '@/kit/State';
import { type Circumstances, ExplainedList } from '@/shown/Explained';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { METRICS, type SetView, type View } from './asked/address';
import { filtersOf } from './asked/questions';
import { processWords } from './asked/words';
import { ExportMenu } from './export/ExportMenu';
import { usePicture } from './export/usePicture';
import style from './MapPanel.module.css';
import { Details } from './map/Details';
import { FindStep } from './map/FindStep';
import type { PlaceId } from './map/graph';
import { PathTable } from './map/PathTable';
import { useDrawing } from './map/useDrawing';
import { useMapCanvas } from './map/useMapCanvas';

interface MapPanelProps {
  view: View;
  setView: SetView;
  /** Those that are chosen, and the most frequent one. */
  lit: readonly Variant[];
  happy: Variant | undefined;
  under: Circumstances;
}

/** How does it run? The map, its sliders, its twin as a table, and the details of what is chosen. */
export function MapPanel({ view, setView, lit, happy, under }: MapPanelProps) {
  const t = useWords(processWords);
  const shared = useWords(sharedWords);
  const map = useDrawing(view, lit, happy);
  const MapCanvas = useMapCanvas();
  const { all, selected, figures, layout, cut, drawn, drawing } = map;
  const onPicture = usePicture(view, map);
  const [sought, setSought] = useState<PlaceId | null>(null);
  const error = all.error ?? selected.error;

  if (!figures || !cut || !drawn) {
    return (
      <Panel title={t('map.title')} className={style.panel}>
        {error ? (
          <ProblemState error={error} retry={() => void Promise.all([all.refetch(), selected.refetch()])} />
        ) : (
          <Skeleton rows={8} label={shared('loading')} />
        )}
      </Panel>
    );
  }

  const asTable = view.twin === 'table' || layout.isError;
  const onOpen = (open: string | null) => void setView({ open });
  return (
    <Panel
      flush
      waiting={selected.isPlaceholderData}
      title={t('map.title')}
      info={
        <ExplainedList
          title={t('map.about')}
          figures={[
            { name: t('table.count'), definition: t('details.pathCountHelp'), unit: 'count' },
            { name: t('table.time'), definition: t('details.timeHelp'), unit: 'seconds' },
          ]}
          under={under}
        />
      }
      className={style.panel}
      aside={
        <>
          <FindStep
            places={figures.places}
            onFound={(id) => {
              setSought(id);
              onOpen(id);
            }}
          />
          <Segments
            label={t('map.metric')}
            value={view.metric}
            options={METRICS.map((value) => ({ value, label: t(`map.metrics.${value}`) }))}
            onChange={(metric) => void setView({ metric })}
          />
          <Segments
            label={t('map.title')}
            value={view.twin}
            options={[
              { value: 'map', label: t('map.asMap') },
              { value: 'table', label: t('map.asTable') },
            ]}
            onChange={(twin) => void setView({ twin })}
          />
          <ExportMenu process={view.key} filters={filtersOf(view)} onPicture={onPicture} />
        </>
      }
    >
      <div className={style.sliders}>
        <Range
          label={t('map.activities')}
          value={cut.activities}
          min={1}
          onChange={(activities) => void setView({ activities }, { history: 'replace' })}
          less={t('map.less')}
          more={t('map.more')}
        />
        <Range
          label={t('map.paths')}
          value={cut.paths}
          min={0}
          onChange={(paths) => void setView({ paths }, { history: 'replace' })}
          less={t('map.less')}
          more={t('map.more')}
        />
        <p className={style.said} role="status">
          {t('map.shown', {
            activities: drawn.activitiesShown,
            allActivities: drawn.activities,
            paths: drawn.pathsShown,
            allPaths: drawn.pathsBetween,
          })}
        </p>
      </div>
      {layout.isError && <p className={style.failed}>{t('map.failed')}</p>}
      <div className={style.stage}>
        {asTable ? (
          <PathTable graph={figures} drawn={drawn} onOpen={onOpen} />
        ) : drawing && layout.data && MapCanvas ? (
          <MapCanvas layout={layout.data} scene={drawing} focus={sought} onOpen={onOpen} />
        ) : (
          <Skeleton rows={8} label={t('map.arranging')} />
        )}
        {view.open !== null && (
          <Details
            graph={figures}
            id={view.open}
            view={view}
            setView={setView}
            completeUpTo={selected.data?.complete_up_to ?? null}
          />
        )}
      </div>
    </Panel>
  );
}
