import { parseAsString, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { moreOf, usePages } from '@/api/usePages';
import { Answered } from '@/kit/Answered';
import { Button } from '@/kit/Button';
import { DataTable } from '@/kit/DataTable';
import { Notice } from '@/kit/Notice';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import { AccountsForm } from './AccountsForm';
import { getAccounts, identityKeys } from './ask';
import type { Change } from './change';
import { LinkByHand } from './LinkByHand';
import { useAccountColumns } from './useAccountColumns';
import { identityWords } from './words';

/** Empty words ask for everything; what is not there has not been asked for. */
const PARSERS = { tool: parseAsString, name: parseAsString.withOptions({ clearOnDefault: false }) };

/** Accounts, by their names. Asked once a search is sent; each look is written down. */
export function Accounts({ onAsk }: { onAsk: (change: Change) => void }) {
  const t = useWords(identityWords);
  const [wish, setWish] = useQueryStates(PARSERS, { history: 'push' });
  const [linked, setLinked] = useState<string | null>(null);
  const columns = useAccountColumns({ onAsk, onLink: setLinked });
  const asked = wish.tool !== null || wish.name !== null;
  const pages = usePages(
    identityKeys.accounts(wish.tool, wish.name),
    (cursor) => getAccounts(wish.tool, wish.name, cursor),
    asked,
  );
  return (
    <>
      <Notice tone="calm">{t('looked')}</Notice>
      <Panel flush>
        <AccountsForm
          key={JSON.stringify(wish)}
          name={wish.name ?? ''}
          tool={wish.tool ?? ''}
          onSearch={(name, tool) => void setWish({ name, tool: tool || null })}
        />
        {asked ? (
          <Answered query={pages} rows={8}>
            {({ pages: answers }) => {
              const rows = answers.flatMap((answer) => answer.accounts);
              return rows.length === 0 ? (
                <State
                  title={t('noAccount')}
                  action={<Button onClick={() => void setWish({ name: '', tool: null })}>{t('allAccounts')}</Button>}
                >
                  <p>{t('noAccountText')}</p>
                </State>
              ) : (
                <DataTable
                  caption={t('view.accounts')}
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.account}
                  more={moreOf(pages)}
                />
              );
            }}
          </Answered>
        ) : (
          <State
            title={t('notAsked')}
            action={<Button onClick={() => void setWish({ name: '', tool: null })}>{t('allAccounts')}</Button>}
          >
            <p>{t('notAskedText')}</p>
          </State>
        )}
      </Panel>
      {linked !== null && (
        <LinkByHand
          key={linked}
          account={linked}
          onClose={() => setLinked(null)}
          onAsk={(change) => {
            setLinked(null);
            onAsk(change);
          }}
        />
      )}
    </>
  );
}
