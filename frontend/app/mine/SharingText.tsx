import type { Task } from '@/api/contract.gen';
import { Info } from '@/kit/Info';
import { useWords } from '@/words/words';
import style from './table.module.css';
import { mineWords } from './words';

/** Whether a task is shared, and why not. */
export function SharingText({ task }: { task: Task }) {
  const t = useWords(mineWords);
  const text = t(`sharingOf.${task.sharing}`);
  return (
    <>
      <Info title={text} trigger={text}>
        {t(`sharingHelp.${task.sharing}`)}
      </Info>
      {task.reason && <div className={style.more}>{t(`reason.${task.reason}`)}</div>}
    </>
  );
}
