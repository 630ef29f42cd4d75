import { type FormEvent, useState } from 'react';
import { Button } from '@/kit/Button';
import { TextField } from '@/kit/TextField';
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
        <TextField
          label={t('name')}
          value={typedName}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
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
