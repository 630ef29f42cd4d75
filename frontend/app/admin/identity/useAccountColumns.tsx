import { useMemo } from 'react';
import type { Account } from '@/api/contract.gen';
import { Badge } from '@/kit/Badge';
import { Button } from '@/kit/Button';
import { Clip } from '@/kit/Clip';
import type { Column } from '@/kit/DataTable';
import { useWords } from '@/words/words';
import { AccountName } from './AccountName';
import type { Change } from './change';
import { choicesFor, vouchOf } from './prepare';
import { identityWords } from './words';

interface What {
  onAsk: (change: Change) => void;
  onLink: (account: string) => void;
}

/** An account, whose it is, and on whose word. */
export function useAccountColumns({ onAsk, onLink }: What): readonly Column<Account>[] {
  const t = useWords(identityWords);
  return useMemo(
    () => [
      { id: 'account', head: t('account'), cell: (row) => <AccountName account={row} /> },
      {
        id: 'person',
        head: t('person'),
        cell: (row) => (row.person === null ? t('nobody') : <Clip text={row.person} at={24} mono />),
      },
      {
        id: 'vouch',
        head: t('vouch'),
        cell: (row) => {
          const vouch = vouchOf(row);
          return (
            <Badge tone={vouch === 'provisional' ? 'warn' : vouch === 'administrator' ? 'good' : 'calm'}>
              {t(`vouched.${vouch}`)}
            </Badge>
          );
        },
      },
      {
        id: 'decide',
        head: t('decide'),
        cell: (row) => {
          const name = { account: row.name ?? row.account };
          return choicesFor(row).map((choice) =>
            choice === 'undo' ? (
              <Button
                key={choice}
                aria-label={t('undoOf', name)}
                onClick={() => onAsk({ kind: 'undo', account: row.account })}
              >
                {t('undo')}
              </Button>
            ) : (
              <Button key={choice} aria-label={t('linkOf', name)} onClick={() => onLink(row.account)}>
                {t('link')}
              </Button>
            ),
          );
        },
      },
    ],
    [t, onAsk, onLink],
  );
}
