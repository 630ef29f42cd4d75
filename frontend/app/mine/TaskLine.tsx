import type { Task } from '@/api/contract.gen';
import { cut } from '@/shown/Label';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { fromUntil } from './spanText';
import style from './TaskLine.module.css';
import { mineWords } from './words';

/** A task in two lines. */
export function TaskLine({ task }: { task: Task }) {
  const t = useWords(mineWords);
  const locale = useLocale();
  return (
    <>
      <p className={style.name}>
        <bdi>{cut(task.title ?? task.resource)}</bdi>
      </p>
      <p className={style.more}>
        {fromUntil(task.began, task.ended, locale)} · {t('steps', { count: task.step_count })} ·{' '}
        {t(`sharingOf.${task.sharing}`)}
      </p>
    </>
  );
}
