import { clsx } from 'clsx';
import Link from 'next/link';
import type { Task } from '@/api/contract.gen';
import { Label } from '@/shown/Label';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { taskAddress } from './address';
import style from './LaneRow.module.css';
import type { Lane } from './prepare';
import { place, type Span, ticks, type Zoom } from './span';
import { fromUntil } from './spanText';
import { timelineWords } from './timelineWords';
import { mineWords } from './words';

interface LaneRowProps {
  lane: Lane;
  span: Span;
  zoom: Zoom;
  /** The task that the Tab key stops at. */
  stop: string | null;
  point: (task: Task) => void;
}

/** One process or resource: its tasks as bars, its events as marks below. */
export function LaneRow({ lane, span, zoom, stop, point }: LaneRowProps) {
  const t = useWords(timelineWords);
  const mine = useWords(mineWords);
  const locale = useLocale();
  return (
    <div className={style.lane}>
      <div className={style.name}>{lane.key === null ? <i>{mine('noProcess')}</i> : <Label text={lane.key} />}</div>
      <div className={style.field}>
        {ticks(span, zoom).map((tick) => (
          <span key={tick} className={style.line} style={{ insetInlineStart: `${100 * place(span, tick)}%` }} />
        ))}
        <div className={style.bars} style={{ height: `${lane.rows * 1.75}rem` }}>
          {lane.bars.map(({ task, from, until, row }) => (
            <Link
              key={task.id}
              href={taskAddress(task.id)}
              prefetch={false}
              data-task={task.id}
              tabIndex={task.id === stop ? 0 : -1}
              className={clsx(style.bar, style[task.sharing])}
              style={{
                insetInlineStart: `${100 * from}%`,
                width: `${100 * (until - from)}%`,
                top: `${row * 1.75}rem`,
              }}
              aria-label={t('bar', {
                name: task.title ?? task.resource,
                span: fromUntil(task.began, task.ended, locale),
                steps: mine('steps', { count: task.step_count }),
                sharing: mine(`sharingOf.${task.sharing}`),
              })}
              onFocus={() => point(task)}
              onPointerEnter={() => point(task)}
            />
          ))}
        </div>
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
