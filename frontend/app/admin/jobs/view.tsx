'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '@/api/client';
import { Answered } from '@/kit/Answered';
import { DataTable } from '@/kit/DataTable';
import { Notice } from '@/kit/Notice';
import { Page } from '@/kit/Page';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import { prepare } from './prepare';
import { RunNow } from './RunNow';
import { Runs } from './Runs';
import { useJobColumns } from './useJobColumns';
import { jobsWords } from './words';

/** How often what is shown is asked for again: jobs begin within a few seconds. */
const EVERY_MS = 5_000;

/** What is done again and again, and how did it go? */
export function JobsRoom() {
  const t = useWords(jobsWords);
  const [asked, setAsked] = useState<string | null>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const columns = useJobColumns(setAsked);
  const jobs = useQuery({
    queryKey: ['admin', 'jobs'],
    queryFn: () => data(api.GET('/api/v1/admin/jobs')),
    refetchInterval: EVERY_MS,
  });
  return (
    <Page title={t('title')} lead={t('lead')}>
      {begun !== null && <Notice tone="good">{t('begun', { job: begun })}</Notice>}
      <Panel flush>
        <Answered query={jobs}>
          {(answer) => {
            const rows = prepare(answer, jobs.dataUpdatedAt);
            return rows.length === 0 ? (
              <State title={t('none')}>
                <p>{t('noneText')}</p>
              </State>
            ) : (
              <DataTable
                caption={t('title')}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.job}
                sort="sort"
                details={(row) => <Runs runs={row.runs} />}
              />
            );
          }}
        </Answered>
      </Panel>
      {asked !== null && (
        <RunNow
          key={asked}
          job={asked}
          onClose={() => setAsked(null)}
          onBegun={() => {
            setBegun(asked);
            setAsked(null);
          }}
        />
      )}
    </Page>
  );
}
