'use client';

import { useQueryStates } from 'nuqs';
import { Button } from '@/kit/Button';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton, State } from '@/kit/State';
import { day } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { timelineParameters } from './address';
import { Chart } from './Chart';
import { Own } from './Own';
import { prepare } from './prepare';
import { Steering } from './Steering';
import { dayOf, midnight, spanAround } from './span';
import { TableTwin } from './TableTwin';
import { timelineWords } from './timelineWords';
import { useBackTo, useOwnEvents, useOwnTasks } from './useOwn';
import style from './view.module.css';

/** What did I do, and when? */
export function Mine() {
  const t = useWords(timelineWords);
  return (
    <Own title={t('title')}>
      <Timeline />
    </Own>
  );
}

function Timeline() {
  const t = useWords(timelineWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const [looked, look] = useQueryStates(timelineParameters, { history: 'push' });
  const events = useOwnEvents();
  const tasks = useOwnTasks();
  const latest = Date.parse(events.data?.[0]?.time ?? tasks.data?.[0]?.ended ?? '');
  const at = (looked.at === null ? null : midnight(looked.at)) ?? (Number.isNaN(latest) ? Date.now() : latest);
  const span = spanAround(at, looked.zoom);
  const eventsBack = useBackTo(events, (it) => it.time, events.data ? span : null);
  const tasksBack = useBackTo(tasks, (it) => it.ended, tasks.data ? span : null);
  const error = events.error ?? tasks.error;
  const fetching = events.isFetching || tasks.isFetching;

  function again() {
    for (const list of [events, tasks]) {
      if (list.isFetchNextPageError) {
        void list.fetchNextPage();
      } else if (list.isError) {
        void list.refetch();
      }
    }
  }

  if (!events.data || !tasks.data) {
    return error ? <ProblemState error={error} retry={again} /> : <Skeleton rows={6} label={shared('loading')} />;
  }
  if (events.data.length === 0 && tasks.data.length === 0) {
    return (
      <State title={t('empty')}>
        <p>{t('emptyText')}</p>
      </State>
    );
  }
  const shown = prepare(events.data, tasks.data, span, looked.lanes, looked.zoom);
  const oldest = events.data.at(-1);
  return (
    <>
      <Steering looked={looked} look={(next) => void look(next)} span={span} />
      {error && (
        <p role="alert" className={style.note}>
          {t('stale')} <Button onClick={again}>{shared('retry')}</Button>
        </p>
      )}
      {(!eventsBack || !tasksBack) && !error && (
        <p role="status" className={style.note}>
          {fetching || !oldest ? t('loading') : t('loadedBackTo', { day: day(oldest.time, locale) })}{' '}
          {!fetching && (
            <Button
              onClick={() => {
                void events.fetchNextPage();
                void tasks.fetchNextPage();
              }}
            >
              {t('moreRows')}
            </Button>
          )}
        </p>
      )}
      <Panel flush>
        {shown.lanes.length === 0 && eventsBack && tasksBack && (
          <State title={t('nothing')} action={<Button onClick={() => void look({ at: null })}>{t('toLatest')}</Button>}>
            <p>{t('nothingText')}</p>
          </State>
        )}
        {shown.lanes.length > 0 && looked.show === 'chart' && (
          <Chart timeline={shown} span={span} zoom={looked.zoom} look={(next) => void look(next)} />
        )}
        {shown.lanes.length > 0 && looked.show === 'table' && (
          <TableTwin key={`${looked.zoom}${dayOf(span.from)}`} timeline={shown} />
        )}
      </Panel>
    </>
  );
}
