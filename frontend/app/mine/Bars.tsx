import { clsx } from 'clsx';
import Link from 'next/link';
import type { Task } from '@/api/contract.gen';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { taskAddress } from './address';
import style from './LaneRow.module.css';
import type { Lane } from './prepare';
import { fromUntil } from './spanText';
import { timelineWords } from './timelineWords';
import { mineWords } from './words';

interface BarsProps {
  lane: Lane;
  /** Where the Tab key stops. */
  stop: string | null;
  onStop: (task: Task) => void;
  point: (task: Task) => void;
}

/** The tasks of a lane one by one; each leads to its page. */
export function Bars({ lane, stop, onStop, point }: BarsProps) {
  const t = useWords(timelineWords);
  const mine = useWords(mineWords);
  const locale = useLocale();
  return (
    <div className={style.bars} style={{ height: `${lane.rows * 1.75}rem` }}>
      {lane.bars.map(({ task, from, until, row }) => (
        <Link
          key={task.id}
          href={taskAddress(task.id)}
          prefetch={false}
          data-task={task.id}
          data-stop={task.id}
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
          onFocus={() => onStop(task)}
          onPointerEnter={() => point(task)}
        />
      ))}
    </div>
  );
}
