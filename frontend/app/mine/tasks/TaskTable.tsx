import Link from 'next/link';
import type { Task } from '@/api/contract.gen';
import { Tick } from '@/kit/Tick';
import { cut, Label } from '@/shown/Label';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { taskAddress } from '../address';
import { SharingText } from '../SharingText';
import { fromUntil } from '../spanText';
import table from '../table.module.css';
import { mineWords } from '../words';
import { tasksWords } from './words';

interface TaskTableProps {
  tasks: readonly Task[];
  chosen: ReadonlySet<string>;
  toggle: (task: Task) => void;
}

export function TaskTable({ tasks, chosen, toggle }: TaskTableProps) {
  const t = useWords(tasksWords);
  const mine = useWords(mineWords);
  const locale = useLocale();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <td className={table.tick} />
          <th scope="col">{t('task')}</th>
          <th scope="col">{t('process')}</th>
          <th scope="col">{t('time')}</th>
          <th scope="col">{t('steps')}</th>
          <th scope="col">{t('sharing')}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => {
          const name = task.title ?? task.resource;
          return (
            <tr key={task.id}>
              <td className={table.tick}>
                <Tick checked={chosen.has(task.id)} onChange={() => toggle(task)} hideLabel>
                  {t('choose', { name: cut(name) })}
                </Tick>
              </td>
              <th scope="row">
                <Link href={taskAddress(task.id)} prefetch={false} className={table.link}>
                  <bdi>{name}</bdi>
                </Link>
                {task.title !== null && (
                  <div className={table.more}>
                    <Label text={task.resource} />
                  </div>
                )}
              </th>
              <td>{task.process_key === null ? mine('noProcess') : <Label text={task.process_key} />}</td>
              <td>{fromUntil(task.began, task.ended, locale)}</td>
              <td className={table.short}>{mine('steps', { count: task.step_count })}</td>
              <td>
                <SharingText task={task} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
