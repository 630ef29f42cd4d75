import type { ReactNode } from 'react';
import { Label } from '@/shown/Label';
import { useWords } from '@/words/words';
import style from './LaneRow.module.css';
import type { Lane } from './prepare';
import { place, type Span, ticks, type Zoom } from './span';
import { timelineWords } from './timelineWords';
import { mineWords } from './words';

interface LaneRowProps {
  lane: Lane;
  span: Span;
  zoom: Zoom;
  /** Its tasks. */
  children: ReactNode;
}

/** One process or resource: its tasks, and its events as marks below. */
export function LaneRow({ lane, span, zoom, children }: LaneRowProps) {
  const t = useWords(timelineWords);
  const mine = useWords(mineWords);
  return (
    <div className={style.lane}>
      <div className={style.name}>{lane.key === null ? <i>{mine('noProcess')}</i> : <Label text={lane.key} />}</div>
      <div className={style.field}>
        {ticks(span, zoom).map((tick) => (
          <span key={tick} className={style.line} style={{ insetInlineStart: `${100 * place(span, tick)}%` }} />
        ))}
        {children}
        <div className={style.marks} aria-hidden>
          {lane.marks.map((mark) => (
            <span
              key={mark.at}
              className={style.mark}
              data-many={mark.count > 9 ? 'very' : mark.count > 2 ? 'some' : undefined}
              style={{ insetInlineStart: `${100 * mark.at}%` }}
              title={t('mark', { count: mark.count })}
            />
          ))}
        </div>
        {lane.crowded > 0 && <p className={style.crowded}>{t('crowded', { count: lane.crowded })}</p>}
      </div>
    </div>
  );
}
