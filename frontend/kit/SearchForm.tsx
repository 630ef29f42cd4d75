import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Button } from './Button';
import style from './SearchForm.module.css';
import { TextField } from './TextField';

interface SearchFormProps {
  label: string;
  /** What is searched for now; empty: everything. */
  value: string;
  onSearch: (word: string) => void;
  help?: ReactNode;
}

/** Searches when it is sent, not while it is typed: what is asked may be written down. */
export function SearchForm({ label, value, onSearch, help }: SearchFormProps) {
  const t = useWords(sharedWords);
  const [word, setWord] = useState(value);
  useEffect(() => setWord(value), [value]);

  function submit(event: FormEvent) {
    event.preventDefault();
    onSearch(word.trim());
  }

  return (
    <search>
      <form className={style.form} onSubmit={submit}>
        <TextField
          label={label}
          value={word}
          onChange={(event) => setWord(event.target.value)}
          help={help}
          className={style.field}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit">{t('search')}</Button>
        {value !== '' && (
          <Button look="quiet" onClick={() => onSearch('')}>
            {t('showAll')}
          </Button>
        )}
      </form>
    </search>
  );
}
