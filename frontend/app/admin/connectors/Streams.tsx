import { useMemo } from 'react';
import { Clip } from '@/kit/Clip';
import { type Column, DataTable } from '@/kit/DataTable';
import { duration } from '@/shown/duration';
import { count, exactly } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { StreamRow } from './prepare';
import style from './view.module.css';
import { connectorsWords } from './words';

const FIGURES = ['fetched', 'mapped', 'ignored', 'duplicate'] as const;

/** What the last run of each stream brought. */
export function Streams({ streams }: { streams: readonly StreamRow[] }) {
  const t = useWords(connectorsWords);
  const locale = useLocale();
  const columns = useMemo<readonly Column<StreamRow>[]>(() => {
    const odd = (now: number, earlier: number) => (
      <div className={style.odd}>
        <span>{count(now, locale)}</span>
        {earlier > 0 && <span className={style.aside}>{t('earlier', { count: earlier })}</span>}
      </div>
    );
    return [
      {
        id: 'stream',
        head: t('stream'),
        cell: (row) => (
          <div className={style.stack}>
            <Clip text={row.stream} at={60} />
            <span className={style.aside}>
              {row.complete_up_to === null
                ? t('upToUnknown')
                : t('upToOf', { at: exactly(row.complete_up_to, locale) })}
            </span>
          </div>
        ),
      },
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
      {
        id: 'readers',
        head: t('readers'),
        number: true,
        cell: (row) => t('known', { known: row.readers_known, unknown: row.readers_unknown }),
      },
      {
        id: 'waits',
        head: t('waits'),
        number: true,
        cell: (row) =>
          row.waits === 0 ? '–' : t('waited', { count: row.waits, time: duration(row.waited_ms / 1000, locale) }),
      },
      {
        id: 'finished',
        head: t('ended'),
        cell: (row) => <time dateTime={row.finished}>{exactly(row.finished, locale)}</time>,
      },
    ];
  }, [t, locale]);
  return streams.length === 0 ? (
    <p>{t('neverText')}</p>
  ) : (
    <DataTable caption={t('streams')} columns={columns} rows={streams} rowKey={(row) => row.stream} />
  );
}
