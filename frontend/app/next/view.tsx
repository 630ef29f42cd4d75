'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { api, data } from '@/api/client';
import { ButtonLink } from '@/kit/Button';
import { Page } from '@/kit/Page';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton, State } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { prepare as prepareProcesses } from '../processes/prepare';
import { nextParameters } from './address';
import { Question } from './Question';
import { nextWords } from './words';

/** What happens next, after these steps? */
export function Next() {
  const t = useWords(nextWords);
  const shared = useWords(sharedWords);
  const [asked, ask] = useQueryStates(nextParameters, { history: 'push' });
  const {
    data: list,
    error,
    refetch,
  } = useQuery({
    queryKey: ['processes'],
    queryFn: () => data(api.GET('/api/v1/analytics/processes')),
    select: prepareProcesses,
  });
  const process = asked.process ?? list?.rows[0]?.key ?? null;
  return (
    <Page title={t('title')} lead={t('lead')}>
      {list === undefined && error && <ProblemState error={error} retry={() => void refetch()} />}
      {list === undefined && !error && <Skeleton rows={5} label={shared('loading')} />}
      {list && process === null && (
        <State title={t('noProcess')} action={<ButtonLink href="/processes">{t('toProcesses')}</ButtonLink>}>
          <p>{t('noProcessText')}</p>
        </State>
      )}
      {list && process !== null && (
        <Question
          processes={list.rows.map((row) => row.key)}
          asked={{ process, steps: asked.steps, beginning: asked.beginning }}
          ask={(next) => void ask(next)}
        />
      )}
    </Page>
  );
}
