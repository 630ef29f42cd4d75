'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { api, data } from '@/api/client';
import { Info } from '@/kit/Info';
import { Page } from '@/kit/Page';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton } from '@/kit/State';
import { Completeness } from '@/shown/Completeness';
import { FigureText } from '@/shown/FigureText';
import { lastDayOf } from '@/shown/time';
import { WithheldNotice } from '@/shown/Withheld';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { FirstRun } from './FirstRun';
import { type ProcessRow, prepare } from './prepare';
import { TrendCell } from './TrendCell';
import style from './view.module.css';
import { processesWords } from './words';

/** Which processes are there? */
export function Processes() {
  const t = useWords(processesWords);
  const shared = useWords(sharedWords);
  const {
    data: list,
    error,
    refetch,
  } = useQuery({
    queryKey: ['processes'],
    queryFn: () => data(api.GET('/api/v1/analytics/processes')),
    select: prepare,
  });
  return (
    <Page
      title={t('title')}
      lead={list && list.rows.length > 0 ? <Completeness upTo={list.completeUpTo} /> : t('lead')}
    >
      {list === undefined && error && <ProblemState error={error} retry={() => void refetch()} />}
      {list === undefined && !error && <Skeleton rows={5} label={shared('loading')} />}
      {list?.rows.length === 0 && <FirstRun />}
      {list && list.rows.length > 0 && (
        <>
          <Panel flush>
            <table className={style.table}>
              <thead>
                <tr>
                  <th scope="col">{t('process')}</th>
                  <th scope="col" className={style.number}>
                    {t('size')} <Info title={t('size')}>{t('sizeHelp')}</Info>
                  </th>
                  <th scope="col" className={style.trend}>
                    {t('trend')}
                  </th>
                  <th scope="col">{t('since')}</th>
                  <th scope="col">{t('readers')}</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((row) => (
                  <Row key={row.key} row={row} />
                ))}
              </tbody>
            </table>
          </Panel>
          <WithheldNotice />
        </>
      )}
    </Page>
  );
}

function Row({ row }: { row: ProcessRow }) {
  const t = useWords(processesWords);
  const locale = useLocale();
  return (
    <tr>
      <th scope="row">
        <Link href={row.href} className={style.name}>
          <bdi>{row.key}</bdi>
        </Link>
      </th>
      <td className={style.number}>
        <FigureText figure={row.count} unit="count" />
        <span className={style.band}>{t(`band.${row.band}`)}</span>
      </td>
      <td className={style.trend}>
        <TrendCell process={row.key} />
      </td>
      <td>{t('span', { first: lastDayOf(row.firstWindow, locale), last: lastDayOf(row.lastWindow, locale) })}</td>
      <td>{row.scopes.map((scope) => (scope === 'everyone' ? t('everyone') : scope)).join(', ')}</td>
    </tr>
  );
}
