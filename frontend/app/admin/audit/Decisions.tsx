import { useMemo } from 'react';
import type { IdentityDecision } from '@/api/contract.gen';
import { moreOf, usePages } from '@/api/usePages';
import { Answered } from '@/kit/Answered';
import { Badge } from '@/kit/Badge';
import { Clip } from '@/kit/Clip';
import { type Column, DataTable } from '@/kit/DataTable';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { auditKeys, getDecisions } from './ask';
import { auditWords } from './words';

/** What administrators decided about accounts and persons, the latest first. */
export function Decisions() {
  const t = useWords(auditWords);
  const columns = useColumns();
  const pages = usePages(auditKeys.decisions, getDecisions);
  return (
    <Panel flush>
      <Answered query={pages} rows={6}>
        {({ pages: answers }) => {
          const rows = answers.flatMap((answer) => answer.decisions);
          return rows.length === 0 ? (
            <State title={t('noDecisions')}>
              <p>{t('noDecisionsText')}</p>
            </State>
          ) : (
            <DataTable
              caption={t('view.decisions')}
              columns={columns}
              rows={rows}
              rowKey={(row) => `${row.at} ${row.by} ${row.account ?? ''} ${row.person ?? ''} ${row.kind}`}
              more={moreOf(pages)}
            />
          );
        }}
      </Answered>
    </Panel>
  );
}

function useColumns(): readonly Column<IdentityDecision>[] {
  const t = useWords(auditWords);
  const locale = useLocale();
  return useMemo(
    () => [
      { id: 'at', head: t('at'), cell: (row) => <time dateTime={row.at}>{moment(row.at, locale)}</time> },
      { id: 'by', head: t('actor'), cell: (row) => <Clip text={row.by} at={40} /> },
      { id: 'kind', head: t('action'), cell: (row) => <Badge tone="calm">{t(`decided.${row.kind}`)}</Badge> },
      { id: 'account', head: t('detail.account'), cell: (row) => <Numbered text={row.account} /> },
      { id: 'person', head: t('detail.person'), cell: (row) => <Numbered text={row.person} /> },
      { id: 'same_as', head: t('detail.same_as'), cell: (row) => <Numbered text={row.same_as} /> },
      {
        id: 'reason',
        head: t('detail.reason'),
        cell: (row) => (row.reason === null ? '–' : <Clip text={row.reason} />),
      },
    ],
    [t, locale],
  );
}

function Numbered({ text }: { text: string | null }) {
  return text === null ? '–' : <Clip text={text} at={24} mono />;
}
