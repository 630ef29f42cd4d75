import { type FormEvent, useState } from 'react';
import { Button } from '@/kit/Button';
import { Field } from '@/kit/Field';
import { useWords } from '@/words/words';
import style from './view.module.css';
import { identityWords } from './words';

interface AccountsFormProps {
  name: string;
  tool: string;
  onSearch: (name: string, tool: string) => void;
}

/** Searches when it is sent, not while it is typed: each search is written down. */
export function AccountsForm({ name, tool, onSearch }: AccountsFormProps) {
  const t = useWords(identityWords);
  const [typedName, setName] = useState(name);
  const [typedTool, setTool] = useState(tool);

  function submit(event: FormEvent) {
    event.preventDefault();
    onSearch(typedName.trim(), typedTool.trim());
  }

  return (
    <search>
      <form className={style.form} onSubmit={submit}>
        <Field
          label={t('name')}
          value={typedName}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Field
          label={t('tool')}
          value={typedTool}
          onChange={(event) => setTool(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit">{t('search')}</Button>
      </form>
    </search>
  );
}
