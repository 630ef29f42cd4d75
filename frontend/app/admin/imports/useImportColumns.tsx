import { useMemo } from 'react';
import { Clip } from '@/kit/Clip';
import type { Column } from '@/kit/DataTable';
import { Info } from '@/kit/Info';
import { FigureText } from '@/shown/FigureText';
import { numberOf } from '@/shown/figure';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { ProgressBadge } from './ProgressBadge';
import { type ImportRow, underThousand } from './prepare';
import { Readers } from './Readers';
import { importsWords } from './words';

/** What was imported, and what somebody vouched for. */
export function useImportColumns(): readonly Column<ImportRow>[] {
  const t = useWords(importsWords);
  const locale = useLocale();
  return useMemo(
    () => [
      {
        id: 'process',
        head: t('process'),
        by: (row) => row.process,
        cell: (row) => (row.process === null ? t('ownProcess') : <Clip text={row.process} at={60} />),
      },
      {
        id: 'connector',
        head: t('connector'),
        by: (row) => row.connector,
        cell: (row) => <Clip text={row.connector} />,
      },
      {
        id: 'begun',
        head: t('begun'),
        by: (row) => row.begun,
        cell: (row) => <time dateTime={row.begun}>{moment(row.begun, locale)}</time>,
      },
      {
        id: 'progress',
        head: t('progress'),
        by: (row) => row.progress,
        help: <Info title={t('progress')}>{t('progressHelp')}</Info>,
        cell: (row) => <ProgressBadge progress={row.progress} />,
      },
      {
        id: 'read',
        head: t('read'),
        number: true,
        by: (row) => numberOf(row.read),
        help: <Info title={t('read')}>{t('readHelp')}</Info>,
        cell: (row) => (underThousand(row.read) ? t('underThousand') : <FigureText figure={row.read} unit="count" />),
      },
      { id: 'consent', head: t('consent'), by: (row) => row.consent, cell: (row) => t(`agreed.${row.consent}`) },
      { id: 'readers', head: t('readers'), by: (row) => row.readers, cell: (row) => <Readers readers={row.readers} /> },
    ],
    [t, locale],
  );
}
