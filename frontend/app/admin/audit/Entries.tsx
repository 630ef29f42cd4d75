import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { AuditEntry } from '@/api/contract.gen';
import { moreOf, usePages } from '@/api/usePages';
import { Answered } from '@/kit/Answered';
import { Badge } from '@/kit/Badge';
import { Button } from '@/kit/Button';
import { Clip } from '@/kit/Clip';
import { Copy } from '@/kit/Copy';
import { type Column, DataTable } from '@/kit/DataTable';
import { Notice } from '@/kit/Notice';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { wordOf } from './actionWord';
import { auditKeys, getEntries } from './ask';
import style from './Entries.module.css';
import { EntriesFilter } from './EntriesFilter';
import { ACTIONS, brokenAt, filterOf } from './prepare';
import { auditWords } from './words';

const auditWish = {
  action: parseAsStringLiteral(ACTIONS),
  actor: parseAsString,
  from: parseAsString,
  to: parseAsString,
};

/** The log itself, the latest first. */
export function Entries() {
  const t = useWords(auditWords);
  const columns = useColumns();
  const [wish, setWish] = useQueryStates(auditWish);
  const filter = filterOf(wish);
  const filtered = Object.keys(filter).length > 0;
  const pages = usePages(auditKeys.entries(filter), (cursor) => getEntries(filter, cursor));
  return (
    <Panel flush>
      <EntriesFilter wish={wish} onWish={(change) => void setWish(change)} />
      <Answered query={pages} rows={8}>
        {({ pages: answers }) => {
          const rows = answers.flatMap((answer) => answer.entries);
          const broken = filtered ? null : brokenAt(rows);
          if (rows.length === 0) {
            return (
              <State
                title={filtered ? t('noneFiltered') : t('none')}
                action={filtered && <Button onClick={() => void setWish(null)}>{t('all')}</Button>}
              >
                <p>{filtered ? t('noneFilteredText') : t('noneText')}</p>
              </State>
            );
          }
          return (
            <>
              {broken !== null && <Notice tone="bad">{t('broken', { number: String(broken) })}</Notice>}
              <DataTable
                caption={t('view.entries')}
                columns={columns}
                rows={rows}
                rowKey={(row) => String(row.number)}
                details={(row) => <Hashes entry={row} />}
                more={moreOf(pages)}
              />
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

function Hashes({ entry }: { entry: AuditEntry }) {
  const t = useWords(auditWords);
  return (
    <dl className={style.hashes}>
      <dt>{t('hash')}</dt>
      <dd>
        <code>{entry.hash}</code> <Copy text={`${entry.number}:${entry.hash}`} what={t('hash')} />
      </dd>
      <dt>{t('previous')}</dt>
      <dd>
        <code>{entry.previous_hash}</code>
      </dd>
      <dt>{t('exactly')}</dt>
      <dd>
        <code>{entry.at}</code>
      </dd>
    </dl>
  );
}

function useColumns(): readonly Column<AuditEntry>[] {
  const t = useWords(auditWords);
  const locale = useLocale();
  return useMemo(
    () => [
      { id: 'number', head: t('number'), cell: (row) => row.number },
      { id: 'at', head: t('at'), cell: (row) => <time dateTime={row.at}>{moment(row.at, locale)}</time> },
      { id: 'actor', head: t('actor'), cell: (row) => <Clip text={row.actor} at={40} /> },
      { id: 'action', head: t('action'), cell: (row) => <Badge tone="calm">{t(`did.${wordOf(row.action)}`)}</Badge> },
      {
        id: 'details',
        head: t('details'),
        cell: (row) =>
          Object.keys(row.details).length === 0 ? (
            '–'
          ) : (
            <dl className={style.details}>
              {Object.entries(row.details).map(([name, text]) => (
                <div key={name}>
                  <dt>{t.has(`detail.${name}` as 'detail.reason') ? t(`detail.${name}` as 'detail.reason') : name}</dt>
                  <dd>
                    <Clip text={text} />
                  </dd>
                </div>
              ))}
            </dl>
          ),
      },
    ],
    [t, locale],
  );
}
