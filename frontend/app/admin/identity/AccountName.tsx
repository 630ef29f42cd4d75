import type { Account } from '@/api/contract.gen';
import { Badge } from '@/kit/Badge';
import { Clip } from '@/kit/Clip';
import { useWords } from '@/words/words';
import style from './view.module.css';
import { identityWords } from './words';

/** What a tool calls an account, and its number. */
export function AccountName({ account }: { account: Account }) {
  const t = useWords(identityWords);
  return (
    <div className={style.account}>
      <span>
        {account.name === null ? t('noName') : <Clip text={account.name} at={48} />}{' '}
        {account.bot && <Badge tone="calm">{t('bot')}</Badge>}
      </span>
      <span className={style.number}>
        {account.tool !== null && <Clip text={account.tool} at={28} />} <Clip text={account.account} at={24} mono />
      </span>
    </div>
  );
}
