import { useMemo } from 'react';
import { Button } from '@/kit/Button';
import { Clip } from '@/kit/Clip';
import type { Column } from '@/kit/DataTable';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { Wish } from './Change';
import type { ConnectorRow } from './prepare';
import { StateBadge } from './StateBadge';
import { VerdictBadge } from './VerdictBadge';
import style from './view.module.css';
import { connectorsWords } from './words';

const ORDER = { partial: 0, unknown: 1, complete: 2 } as const;

/** A tool: whether all of it is here, how fresh, and what can be done. */
export function useConnectorColumns(onWish: (wish: Wish) => void): readonly Column<ConnectorRow>[] {
  const t = useWords(connectorsWords);
  const locale = useLocale();
  return useMemo(() => {
    const time = (at: string) => <time dateTime={at}>{moment(at, locale)}</time>;
    return [
      {
        id: 'connector',
        head: t('connector'),
        by: (row) => row.connector,
        cell: (row) => <Clip text={row.connector} at={40} />,
      },
      { id: 'kind', head: t('kind'), by: (row) => row.kind, cell: (row) => <Clip text={row.kind} at={40} /> },
      {
        id: 'verdict',
        head: t('verdict'),
        by: (row) => ORDER[row.verdict],
        cell: (row) => (
          <div className={style.stack}>
            <VerdictBadge verdict={row.verdict} />
            {row.state !== 'ready' && <StateBadge state={row.state} />}
            {row.state === 'ready' && row.reasons[0] && (
              <span className={style.aside}>{t(`short.${row.reasons[0].reason}`)}</span>
            )}
          </div>
        ),
      },
      {
        id: 'upTo',
        head: t('upTo'),
        by: (row) => row.upTo,
        cell: (row) => (row.upTo === null ? t('notKnown') : time(row.upTo)),
      },
      {
        id: 'lastEnd',
        head: t('lastEnd'),
        by: (row) => row.lastEnd,
        cell: (row) => (row.lastEnd === null ? t('never') : time(row.lastEnd)),
      },
      {
        id: 'do',
        head: t('byHand'),
        cell: (row) => {
          const turn = row.paused ? 'resume' : 'pause';
          return (
            <div className={style.buttons}>
              <Button
                aria-label={t('doOf.run', { connector: row.connector })}
                disabled={row.readJob === null}
                onClick={() => onWish({ does: 'run', row })}
              >
                {t('do.run')}
              </Button>
              <Button
                look="quiet"
                aria-label={t(`doOf.${turn}`, { connector: row.connector })}
                onClick={() => onWish({ does: turn, row })}
              >
                {t(`do.${turn}`)}
              </Button>
            </div>
          );
        },
      },
    ];
  }, [t, locale, onWish]);
}
