import { useMemo } from 'react';
import { type Column, DataTable } from '@/kit/DataTable';
import { count } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { StreamRow } from './prepare';
import { StreamName } from './StreamName';
import style from './view.module.css';
import { connectorsWords } from './words';

const FIGURES = ['fetched', 'mapped', 'ignored', 'duplicate'] as const;

/** What the last run of each stream brought. */
export function Streams({ streams }: { streams: readonly StreamRow[] }) {
  const t = useWords(connectorsWords);
  const locale = useLocale();
  const columns = useMemo<readonly Column<StreamRow>[]>(() => {
    const odd = (now: number, earlier: number) => (
      <>
        {count(now, locale)}
        {earlier > 0 && <span className={style.below}>{t('earlier', { count: earlier })}</span>}
      </>
    );
    return [
      { id: 'stream', head: t('stream'), cell: (row) => <StreamName row={row} /> },
      ...FIGURES.map((figure) => ({
        id: figure,
        head: t(`figure.${figure}`),
        number: true,
        cell: (row: StreamRow) => count(row[figure], locale),
      })),
      {
        id: 'unmapped',
        head: t('figure.unmapped'),
        number: true,
        cell: (row) => odd(row.unmapped, row.earlierUnmapped),
      },
      {
        id: 'rejected',
        head: t('figure.rejected'),
        number: true,
        cell: (row) => odd(row.rejected, row.earlierRejected),
      },
    ];
  }, [t, locale]);
  return streams.length === 0 ? (
    <p>{t('neverText')}</p>
  ) : (
    <DataTable caption={t('streams')} columns={columns} rows={streams} rowKey={(row) => row.stream} />
  );
}
