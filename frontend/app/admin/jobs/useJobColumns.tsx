import { useMemo } from 'react';
import { Badge } from '@/kit/Badge';
import { Button } from '@/kit/Button';
import { Clip } from '@/kit/Clip';
import type { Column } from '@/kit/DataTable';
import { scheduleInWords } from '@/shown/cron';
import { exactly, moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { OutcomeBadge } from './OutcomeBadge';
import type { JobRow } from './prepare';
import style from './view.module.css';
import { jobsWords } from './words';

/** A job: when it runs, how it went, and that it may run now. */
export function useJobColumns(onRun: (job: string) => void): readonly Column<JobRow>[] {
  const t = useWords(jobsWords);
  const locale = useLocale();
  return useMemo(() => {
    const said = (words: string | null) => (words === null ? t('noWords') : t('utc', { words }));
    return [
      {
        id: 'job',
        head: t('job'),
        by: (row) => row.job,
        cell: (row) => (
          <span className={style.name}>
            <Clip text={row.job} at={40} />
          </span>
        ),
      },
      {
        id: 'schedule',
        head: t('schedule'),
        cell: (row) => (
          <div className={style.schedule}>
            <span>{said(scheduleInWords(row.schedule, locale))}</span>
            <code>{row.schedule}</code>
          </div>
        ),
      },
      {
        id: 'due',
        head: t('nextDue'),
        by: (row) => row.nextDue,
        cell: (row) =>
          row.enabled ? (
            <div className={style.schedule}>
              <time dateTime={row.nextDue}>{exactly(row.nextDue, locale)}</time>
              {row.overdue && <Badge tone="warn">{t('overdue')}</Badge>}
            </div>
          ) : (
            <Badge tone="warn">{t('off')}</Badge>
          ),
      },
      {
        id: 'last',
        head: t('last'),
        by: (row) => row.last?.started ?? null,
        cell: (row) =>
          row.last ? (
            <div className={style.last}>
              <OutcomeBadge outcome={row.last.outcome} />
              <time dateTime={row.last.started}>{moment(row.last.started, locale)}</time>
            </div>
          ) : (
            t('never')
          ),
      },
      {
        id: 'run',
        head: t('now'),
        cell: (row) => (
          <Button aria-label={t('runOf', { job: row.job })} disabled={!row.enabled} onClick={() => onRun(row.job)}>
            {t('run')}
          </Button>
        ),
      },
    ];
  }, [t, locale, onRun]);
}
