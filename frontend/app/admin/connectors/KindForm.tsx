import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, data } from '@/api/client';
import type { ConnectorKind } from '@/api/contract.gen';
import { ApiProblem } from '@/api/problem';
import { Button } from '@/kit/Button';
import { TextField } from '@/kit/TextField';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { type Draft, EMPTY, requestOf, type Trouble, type Troubles, troubleSaid, troublesOf, writtenIn } from './form';
import { Refused } from './Refused';
import { refresh } from './refresh';
import { SettingField } from './SettingField';
import { isPassword } from './settingWords';
import style from './view.module.css';
import { connectorsWords } from './words';

interface KindFormProps {
  kind: ConnectorKind;
  onDone: (connector: string) => void;
}

/** What a kind of tool asks. What is wrong is said at its field, and the first one of these is gone to. */
export function KindForm({ kind, onDone }: KindFormProps) {
  const t = useWords(connectorsWords);
  const shared = useWords(sharedWords);
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [troubles, setTroubles] = useState<Troubles>({});
  const add = useMutation({
    mutationFn: () => data(api.POST('/api/v1/admin/connectors', { body: requestOf(draft, kind) })),
    onSuccess: ({ connector }) => {
      refresh(queries);
      onDone(connector);
    },
    onError: (error) => {
      const said = error instanceof ApiProblem ? troubleSaid(error.message, kind) : null;
      if (said !== null) {
        tell(said);
      }
    },
  });
  const known = add.error instanceof ApiProblem && troubleSaid(add.error.message, kind) !== null;
  return (
    <form ref={form} noValidate className={style.form} onSubmit={send}>
      <TextField
        label={t('connector')}
        help={t('nameHelp')}
        problem={said(troubles.name)}
        autoComplete="off"
        spellCheck={false}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      {kind.settings.map((setting) => (
        <SettingField
          key={setting.name}
          kind={kind.kind}
          setting={setting}
          value={writtenIn(draft, setting)}
          problem={said(troubles[`settings.${setting.name}`])}
          onChange={(value) => setDraft({ ...draft, settings: { ...draft.settings, [setting.name]: value } })}
        />
      ))}
      <TextField
        type="password"
        label={isPassword(kind.kind) ? t('passwordLabel') : t('tokenLabel')}
        help={t('tokenHelp')}
        problem={said(troubles.token)}
        autoComplete="off"
        value={draft.token}
        onChange={(event) => setDraft({ ...draft, token: event.target.value })}
      />
      {!known && <Refused error={add.error} />}
      <div className={style.buttons}>
        <Button look="main" type="submit" disabled={add.isPending}>
          {add.isPending ? shared('working') : t('addAndCheck')}
        </Button>
      </div>
    </form>
  );

  function send(event: FormEvent) {
    event.preventDefault();
    const found = troublesOf(draft, kind);
    tell(found);
    if (Object.keys(found).length === 0) {
      add.mutate();
    }
  }

  function tell(found: Troubles) {
    setTroubles(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  function said(trouble: Trouble | undefined) {
    if (trouble === undefined) {
      return undefined;
    }
    return 'ours' in trouble ? t(`wrong.${trouble.ours}`) : <bdi lang="en">{trouble.said}</bdi>;
  }
}
