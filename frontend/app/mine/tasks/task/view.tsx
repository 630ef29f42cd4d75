'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { api, data } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { ButtonLink } from '@/kit/Button';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton, State } from '@/kit/State';
import { cut } from '@/shown/Label';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Own } from '../../Own';
import { useCorrection } from '../useCorrection';
import { Done } from './Done';
import { Facts } from './Facts';
import { Steps } from './Steps';
import { taskWords } from './words';

/** What was this piece of work, and what becomes of it? */
export function OneTask() {
  const t = useWords(taskWords);
  const [id] = useQueryState('id', parseAsString);
  return id === null ? (
    <Own title={t('title')}>
      <Missing text={t('none')} />
    </Own>
  ) : (
    <Task key={id} id={id} />
  );
}

function Task({ id }: { id: string }) {
  const t = useWords(taskWords);
  const shared = useWords(sharedWords);
  const correction = useCorrection();
  const {
    data: whole,
    error,
    refetch,
  } = useQuery({
    queryKey: ['me', 'task', id],
    queryFn: () => data(api.GET('/api/v1/me/tasks/{task}', { params: { path: { task: id } } })),
  });
  const gone = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
  return (
    <Own
      title={whole && !gone ? cut(whole.task.title ?? whole.task.resource) : t('title')}
      actions={<ButtonLink href="/mine/tasks">{t('back')}</ButtonLink>}
    >
      {gone && <Missing text={t('missingText')} />}
      {error && !gone && <ProblemState error={error} retry={() => void refetch()} />}
      {!whole && !error && <Skeleton rows={6} label={shared('loading')} />}
      {whole && !gone && (
        <>
          <Done correction={correction} />
          <Facts whole={whole} correction={correction} />
          <Steps whole={whole} correction={correction} />
        </>
      )}
    </Own>
  );
}

function Missing({ text }: { text: string }) {
  const t = useWords(taskWords);
  return (
    <State title={t('missing')} action={<ButtonLink href="/mine/tasks">{t('back')}</ButtonLink>}>
      <p>{text}</p>
    </State>
  );
}
