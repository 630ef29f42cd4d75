'use client';

import { useState } from 'react';
import type { Task } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton, State } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Own } from '../Own';
import { useOwnTasks } from '../useOwn';
import { mineWords } from '../words';
import { Merging } from './Merging';
import { TaskTable } from './TaskTable';
import style from './view.module.css';
import { tasksWords } from './words';

const PAGE = 50;

/** What were my pieces of work, and which of them are shared? */
export function Tasks() {
  const t = useWords(tasksWords);
  return (
    <Own title={t('title')}>
      <List />
    </Own>
  );
}

function List() {
  const t = useWords(tasksWords);
  const mine = useWords(mineWords);
  const shared = useWords(sharedWords);
  const { data: tasks, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useOwnTasks(PAGE);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());

  function toggle(task: Task) {
    const next = new Set(chosen);
    if (!next.delete(task.id)) {
      next.add(task.id);
    }
    choose(next);
  }

  if (!tasks) {
    return error ? (
      <ProblemState error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton rows={6} label={shared('loading')} />
    );
  }
  if (tasks.length === 0) {
    return (
      <State title={t('empty')}>
        <p>{t('emptyText')}</p>
      </State>
    );
  }
  return (
    <>
      {error && (
        <p role="alert" className={style.note}>
          {t('stale')} <Button onClick={() => void refetch()}>{shared('retry')}</Button>
        </p>
      )}
      <Merging chosen={tasks.filter((task) => chosen.has(task.id))} onMerged={() => choose(new Set())} />
      <Panel flush>
        <TaskTable tasks={tasks} chosen={chosen} toggle={toggle} />
      </Panel>
      {hasNextPage && (
        <Button className={style.more} disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? mine('loadingMore') : mine('more')}
        </Button>
      )}
    </>
  );
}
