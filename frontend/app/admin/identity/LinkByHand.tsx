import { useId, useState } from 'react';
import { Button } from '@/kit/Button';
import { Choice } from '@/kit/Choice';
import { Dialog } from '@/kit/Dialog';
import { Facts } from '@/kit/Facts';
import { TextField } from '@/kit/TextField';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import type { Change } from './change';
import { identityWords } from './words';

interface LinkByHandProps {
  account: string;
  onClose: () => void;
  onAsk: (change: Change) => void;
}

/** Whose an account is, by the number of a person or of another account of theirs. */
export function LinkByHand({ account, onClose, onAsk }: LinkByHandProps) {
  const t = useWords(identityWords);
  const shared = useWords(sharedWords);
  const form = useId();
  const [by, setBy] = useState<'person' | 'like'>('like');
  const [number, setNumber] = useState('');
  const given = number.trim();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('linkTitle')}
      text={t('linkText')}
      actions={
        <>
          <Button onClick={onClose}>{shared('cancel')}</Button>
          <Button look="main" type="submit" form={form} disabled={given === ''}>
            {t('goOn')}
          </Button>
        </>
      }
    >
      <Facts facts={[{ name: t('number.account'), value: <code>{account}</code> }]} />
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(
            by === 'person' ? { kind: 'link', account, person: given } : { kind: 'linkLike', account, like: given },
          );
        }}
      >
        <Choice
          label={t('by')}
          showLabel
          value={by}
          options={[
            { value: 'like', label: t('byAccount') },
            { value: 'person', label: t('byPerson') },
          ]}
          onChange={setBy}
        />
        <TextField
          label={by === 'person' ? t('number.person') : t('number.like')}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </form>
    </Dialog>
  );
}
