import { type KeyboardEvent, useRef, useState } from 'react';
import type { Task } from '@/api/contract.gen';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { Bars } from './Bars';
import style from './Chart.module.css';
import { Columns } from './Columns';
import { LaneRow } from './LaneRow';
import { Legend } from './Legend';
import { neighbour, stops, type Timeline } from './prepare';
import type { Looked } from './Steering';
import { beside, dayOf, place, type Span, ticks, ZOOMS, type Zoom } from './span';
import { spanText, tickText } from './spanText';
import { TaskLine } from './TaskLine';
import { timelineWords } from './timelineWords';

interface ChartProps {
  timeline: Timeline;
  span: Span;
  zoom: Zoom;
  look: (next: Partial<Looked>) => void;
}

/** Lanes on an axis of time. One stop for the Tab key; from there on by arrows. */
export function Chart({ timeline, span, zoom, look }: ChartProps) {
  const t = useWords(timelineWords);
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const [pointed, point] = useState<Task | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const ids = timeline.lanes.flatMap(stops).map((it) => it.id);
  const stop = ids.find((id) => id === at) ?? ids[0] ?? null;
  const most = Math.max(1, ...timeline.lanes.flatMap((lane) => lane.columns.map((column) => column.count)));

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown') {
      const next = stop === null ? null : neighbour(timeline.lanes, stop, key);
      if (next !== null) {
        box.current?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(next)}"]`)?.focus();
      }
    } else if (key === '+' || key === '-') {
      const zoomed = ZOOMS[ZOOMS.indexOf(zoom) + (key === '+' ? -1 : 1)];
      if (zoomed) {
        look({ zoom: zoomed, at: dayOf(pointed ? Date.parse(pointed.began) : span.from) });
      }
    } else if (key === 'PageUp' || key === 'PageDown') {
      look({ at: dayOf(beside(span, zoom, key === 'PageUp' ? -1 : 1)) });
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links, not fields of a form */}
      <div
        ref={box}
        className={style.chart}
        role="group"
        aria-label={t('chart', { span: spanText(span, zoom, locale) })}
        onKeyDown={onKeyDown}
      >
        <div className={style.axis} aria-hidden>
          {ticks(span, zoom).map((tick) => (
            <span key={tick} className={style.tick} style={{ insetInlineStart: `${100 * place(span, tick)}%` }}>
              {tickText(tick, zoom, locale)}
            </span>
          ))}
        </div>
        {timeline.lanes.map((lane) => (
          <LaneRow key={lane.key ?? '\u0000none'} lane={lane} span={span} zoom={zoom}>
            {zoom === 'year' ? (
              <Columns lane={lane} most={most} stop={stop} onStop={setAt} look={look} />
            ) : (
              <Bars
                lane={lane}
                stop={stop}
                onStop={(task) => {
                  setAt(task.id);
                  point(task);
                }}
                point={point}
              />
            )}
          </LaneRow>
        ))}
      </div>
      {timeline.moreLanes > 0 && <p className={style.more}>{t('moreLanes', { count: timeline.moreLanes })}</p>}
      <div className={style.foot}>
        <div className={style.pointed}>
          {pointed && zoom !== 'year' ? (
            <TaskLine task={pointed} />
          ) : (
            <p className={style.hint}>{t(zoom === 'year' ? 'hintYear' : 'hint')}</p>
          )}
        </div>
        <Legend tasks={timeline.tasks} columns={zoom === 'year'} />
      </div>
    </>
  );
}
