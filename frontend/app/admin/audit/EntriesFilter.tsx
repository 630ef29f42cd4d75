import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '@/kit/Button';
import { ChoiceField } from '@/kit/ChoiceField';
import { TextField } from '@/kit/TextField';
import { useWords } from '@/words/words';
import { wordOf } from './actionWord';
import style from './Entries.module.css';
import { ACTIONS, type Action, type AuditWish } from './prepare';
import { auditWords } from './words';

const ANY = 'any';

interface EntriesFilterProps {
  wish: AuditWish;
  onWish: (change: Partial<AuditWish> | null) => void;
}

/** Which entries: by what was done, by whom, and when. */
export function EntriesFilter({ wish, onWish }: EntriesFilterProps) {
  const t = useWords(auditWords);
  const [actor, setActor] = useState(wish.actor ?? '');
  useEffect(() => setActor(wish.actor ?? ''), [wish.actor]);
  const any = Object.values(wish).some((it) => it !== null);

  function submit(event: FormEvent) {
    event.preventDefault();
    onWish({ actor: actor.trim() || null });
  }

  return (
    <form className={style.filter} onSubmit={submit}>
      <ChoiceField<Action | typeof ANY>
        label={t('action')}
        value={wish.action ?? ANY}
        options={[
          { value: ANY, label: t('anyAction') },
          ...ACTIONS.map((value) => ({ value, label: t(`did.${wordOf(value)}`) })),
        ]}
        onChange={(next) => onWish({ action: next === ANY ? null : next })}
      />
      <TextField
        label={t('actor')}
        value={actor}
        onChange={(event) => setActor(event.target.value)}
        onBlur={() => onWish({ actor: actor.trim() || null })}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        label={t('from')}
        type="date"
        value={wish.from ?? ''}
        onChange={(event) => {
          const from = event.target.value || null;
          onWish({ from, ...(from !== null && wish.to !== null && wish.to < from ? { to: null } : {}) });
        }}
      />
      <TextField
        label={t('to')}
        type="date"
        value={wish.to ?? ''}
        onChange={(event) => {
          const to = event.target.value || null;
          onWish({ to, ...(to !== null && wish.from !== null && to < wish.from ? { from: null } : {}) });
        }}
      />
      <Button type="submit">{t('filter')}</Button>
      {any && (
        <Button look="quiet" onClick={() => onWish(null)}>
          {t('all')}
        </Button>
      )}
    </form>
  );
}
