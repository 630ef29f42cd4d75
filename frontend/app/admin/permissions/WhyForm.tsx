import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { api, data } from '@/api/client';
import { Button } from '@/kit/Button';
import { ChoiceField } from '@/kit/ChoiceField';
import { TextField } from '@/kit/TextField';
import { useWords } from '@/words/words';
import type { Question } from './prepare';
import style from './Why.module.css';
import { permissionsWords } from './words';

interface WhyFormProps {
  /** As the address says it. */
  before: Question | null;
  /** That was asked last. */
  asked: Question | null;
  onAsk: (question: Question) => void;
  /** The same question once more. */
  onAgain: () => void;
}

/** Who, and what. */
export function WhyForm({ before, asked, onAsk, onAgain }: WhyFormProps) {
  const t = useWords(permissionsWords);
  const list = useId();
  const [person, setPerson] = useState(before?.person ?? '');
  const [about, setAbout] = useState<Question['about']>(before?.about ?? 'process');
  const [name, setName] = useState(before?.name ?? '');
  const processes = useQuery({
    queryKey: ['processes'],
    queryFn: () => data(api.GET('/api/v1/analytics/processes')),
  });
  const same = person.trim() === asked?.person && about === asked.about && name.trim() === asked.name;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (same) {
      onAgain();
    } else {
      onAsk({ person: person.trim(), about, name: name.trim() });
    }
  }

  return (
    <form className={style.form} onSubmit={submit}>
      <div className={style.fields}>
        <TextField
          label={t('person')}
          help={t('personHelp')}
          required
          maxLength={255}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <ChoiceField
          label={t('about')}
          value={about}
          options={[
            { value: 'process', label: t('process') },
            { value: 'resource', label: t('resource') },
          ]}
          onChange={setAbout}
        />
        <TextField
          label={t(about)}
          help={t(`${about}Help`)}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          list={about === 'process' ? list : undefined}
          autoComplete="off"
          spellCheck={false}
        />
        <datalist id={list}>
          {processes.data?.processes.map((it) => (
            <option key={it.process_key} value={it.process_key} />
          ))}
        </datalist>
      </div>
      <div className={style.send}>
        <Button type="submit" look="main" disabled={person.trim() === '' || name.trim() === ''}>
          {t('ask')}
        </Button>
        <p>{t('written')}</p>
      </div>
    </form>
  );
}
