import { useMemo } from 'react';
import { moreOf, usePages } from '@/api/usePages';
import { Answered } from '@/kit/Answered';
import { Button } from '@/kit/Button';
import { Clip } from '@/kit/Clip';
import { type Column, DataTable } from '@/kit/DataTable';
import { Notice } from '@/kit/Notice';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import { AccountName } from './AccountName';
import { getSuggestions, identityKeys } from './ask';
import type { Change } from './change';
import { type Pair, pairs } from './prepare';
import style from './view.module.css';
import { identityWords } from './words';

/** Whose accounts may be that nobody vouches for. */
export function Suggestions({ onAsk }: { onAsk: (change: Change) => void }) {
  const t = useWords(identityWords);
  const columns = useColumns(onAsk);
  const pages = usePages(identityKeys.suggestions, getSuggestions);
  return (
    <>
      <Notice tone="calm">{t('looked')}</Notice>
      <Panel flush>
        <Answered query={pages}>
          {({ pages: answers }) => {
            const rows = answers.flatMap(pairs);
            return rows.length === 0 ? (
              <State title={t('noSuggestion')}>
                <p>{t('noSuggestionText')}</p>
              </State>
            ) : (
              <DataTable
                caption={t('view.suggestions')}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.key}
                more={moreOf(pages)}
              />
            );
          }}
        </Answered>
      </Panel>
    </>
  );
}

function useColumns(onAsk: (change: Change) => void): readonly Column<Pair>[] {
  const t = useWords(identityWords);
  return useMemo(
    () => [
      { id: 'account', head: t('account'), cell: ({ account }) => <AccountName account={account} /> },
      { id: 'like', head: t('may'), cell: ({ candidate }) => <AccountName account={candidate.like} /> },
      { id: 'person', head: t('person'), cell: ({ candidate }) => <Clip text={candidate.person} at={24} mono /> },
      { id: 'why', head: t('why'), cell: ({ candidate }) => t(`likeness.${candidate.likeness}`) },
      {
        id: 'decide',
        head: t('decide'),
        cell: ({ account, candidate }) => {
          const both = { account: account.account, person: candidate.person };
          const names = { account: account.name ?? account.account, like: candidate.like.name ?? candidate.person };
          return (
            <div className={style.choices}>
              <Button aria-label={t('acceptOf', names)} onClick={() => onAsk({ kind: 'link', ...both })}>
                {t('accept')}
              </Button>
              <Button look="quiet" aria-label={t('rejectOf', names)} onClick={() => onAsk({ kind: 'reject', ...both })}>
                {t('reject')}
              </Button>
            </div>
          );
        },
      },
    ],
    [t, onAsk],
  );
}
