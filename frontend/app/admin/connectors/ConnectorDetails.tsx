import type { ReactNode } from 'react';
import { Button } from '@/kit/Button';
import { Clip } from '@/kit/Clip';
import { Facts } from '@/kit/Facts';
import { scheduleInWords } from '@/shown/cron';
import { exactly } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { Asked } from './Asked';
import type { Wish } from './Change';
import type { ConnectorRow } from './prepare';
import { Reasons } from './Reasons';
import { Streams } from './Streams';
import { TokenPart } from './TokenPart';
import style from './view.module.css';
import { Webhooks } from './Webhooks';
import { connectorsWords } from './words';

interface ConnectorDetailsProps {
  row: ConnectorRow;
  onWish: (wish: Wish) => void;
}

/** More of a tool: why, the streams with their figures, who may read it, what it sends, how it is set up. */
export function ConnectorDetails({ row, onWish }: ConnectorDetailsProps) {
  const t = useWords(connectorsWords);
  const locale = useLocale();
  const inWords = scheduleInWords(row.schedule, locale);
  return (
    <div className={style.details}>
      {row.reasons.length > 0 && (
        <Part title={t('whyTitle')}>
          <Reasons reasons={row.reasons} />
        </Part>
      )}
      <TokenPart row={row} onWish={onWish} />
      <Part title={t('streams')}>
        <Streams streams={row.streams} />
      </Part>
      <Part
        title={t('permissions')}
        aside={
          <Button
            aria-label={t('doOf.sync', { connector: row.connector })}
            disabled={row.syncJob === null}
            onClick={() => onWish({ does: 'sync', row })}
          >
            {t('do.sync')}
          </Button>
        }
      >
        <Asked run={row.permissions} />
      </Part>
      <Part
        title={t('webhooks')}
        aside={
          <Button
            aria-label={t('doOf.send', { connector: row.connector })}
            onClick={() => onWish({ does: 'send', row })}
          >
            {t('do.send')}
          </Button>
        }
      >
        <Webhooks webhooks={row.webhooks} />
      </Part>
      <Part
        title={t('setUp')}
        aside={
          <Button
            look="danger"
            aria-label={t('doOf.remove', { connector: row.connector })}
            onClick={() => onWish({ does: 'remove', row })}
          >
            {t('do.remove')}
          </Button>
        }
      >
        <Facts
          facts={[
            {
              name: t('schedule'),
              value: (
                <>
                  {inWords !== null && `${t('utc', { words: inWords })} `}
                  <code>{row.schedule}</code>
                </>
              ),
            },
            { name: t('added'), value: <time dateTime={row.added}>{exactly(row.added, locale)}</time> },
            ...row.settings.map(({ name, value }) => ({ name, value: <Clip text={value} mono /> })),
          ]}
        />
      </Part>
    </div>
  );
}

function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={style.part}>
      <div className={style.partHead}>
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
