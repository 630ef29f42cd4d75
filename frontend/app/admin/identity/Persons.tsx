import { type FormEvent, useState } from 'react';
import { Button } from '@/kit/Button';
import { Panel } from '@/kit/Panel';
import { TextField } from '@/kit/TextField';
import { useWords } from '@/words/words';
import type { Change } from './change';
import style from './view.module.css';
import { identityWords } from './words';

/** Two persons are one human, or are two after all. */
export function Persons({ onAsk }: { onAsk: (change: Change) => void }) {
  const t = useWords(identityWords);
  const [person, setPerson] = useState('');
  const [sameAs, setSameAs] = useState('');
  const [parted, setParted] = useState('');

  function merge(event: FormEvent) {
    event.preventDefault();
    onAsk({ kind: 'merge', person: person.trim(), sameAs: sameAs.trim() });
  }

  function part(event: FormEvent) {
    event.preventDefault();
    onAsk({ kind: 'part', person: parted.trim() });
  }

  const exact = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <div className={style.persons}>
      <Panel title={t('merge')}>
        <form className={style.stack} onSubmit={merge}>
          <p>{t('mergeText')}</p>
          <TextField
            label={t('number.person')}
            {...exact}
            value={person}
            onChange={(event) => setPerson(event.target.value)}
          />
          <TextField
            label={t('number.sameAs')}
            {...exact}
            value={sameAs}
            onChange={(event) => setSameAs(event.target.value)}
          />
          <Button type="submit" disabled={!person.trim() || !sameAs.trim() || person.trim() === sameAs.trim()}>
            {t('confirm.merge')}…
          </Button>
        </form>
      </Panel>
      <Panel title={t('part')}>
        <form className={style.stack} onSubmit={part}>
          <p>{t('partText')}</p>
          <TextField
            label={t('merged')}
            {...exact}
            value={parted}
            onChange={(event) => setParted(event.target.value)}
          />
          <Button type="submit" disabled={!parted.trim()}>
            {t('confirm.part')}…
          </Button>
        </form>
      </Panel>
    </div>
  );
}
