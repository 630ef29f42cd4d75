import { useMemo } from 'react';
import { type Column, DataTable } from '@/kit/DataTable';
import { exactly } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { OutcomeBadge } from './OutcomeBadge';
import type { RunRow } from './prepare';
import { jobsWords } from './words';

/** The last runs of a job. */
export function Runs({ runs }: { runs: readonly RunRow[] }) {
  const t = useWords(jobsWords);
  const locale = useLocale();
  const columns = useMemo<readonly Column<RunRow>[]>(
    () => [
      {
        id: 'started',
        head: t('started'),
        cell: (run) => <time dateTime={run.started}>{exactly(run.started, locale)}</time>,
      },
      { id: 'outcome', head: t('outcome'), cell: (run) => <OutcomeBadge outcome={run.outcome} /> },
      { id: 'attempts', head: t('attempts'), number: true, cell: (run) => run.attempts },
      {
        id: 'took',
        head: t('took'),
        number: true,
        cell: (run) => (run.seconds === null ? '–' : took(run.seconds, locale)),
      },
    ],
    [t, locale],
  );
  return runs.length === 0 ? (
    <p>{t('neverText')}</p>
  ) : (
    <DataTable caption={t('runs')} columns={columns} rows={runs} rowKey={(run) => run.id} />
  );
}

function took(seconds: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: seconds < 1 ? 'millisecond' : seconds < 120 ? 'second' : 'minute',
    unitDisplay: 'short',
    maximumFractionDigits: seconds < 1 ? 0 : 1,
  }).format(seconds < 1 ? seconds * 1000 : seconds < 120 ? seconds : seconds / 60);
}
