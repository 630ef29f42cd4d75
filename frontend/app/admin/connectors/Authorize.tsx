import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api, data } from '@/api/client';
import { Button } from '@/kit/Button';
import { Dialog } from '@/kit/Dialog';
import { TextField } from '@/kit/TextField';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Refused } from './Refused';
import { refresh } from './refresh';
import { connectorsWords } from './words';

interface AuthorizeProps {
  connector: string;
  onClose: () => void;
  onDone: () => void;
}

/** Takes another token of a tool; it leaves this page once, and is not shown again. */
export function Authorize({ connector, onClose, onDone }: AuthorizeProps) {
  const t = useWords(connectorsWords);
  const shared = useWords(sharedWords);
  const queries = useQueryClient();
  const form = useId();
  const [token, setToken] = useState('');
  const change = useMutation({
    mutationFn: () =>
      data(
        api.PUT('/api/v1/admin/connectors/{connector}/token', {
          params: { path: { connector } },
          body: { token: token.trim() },
        }),
      ),
    onSuccess: () => {
      refresh(queries);
      onDone();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('authorizeTitle', { connector })}
      text={t('authorizeText')}
      actions={
        <>
          <Button onClick={onClose}>{shared('cancel')}</Button>
          <Button look="main" type="submit" form={form} disabled={token.trim() === '' || change.isPending}>
            {change.isPending ? shared('working') : t('do.authorize')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <TextField
          type="password"
          label={t('tokenLabel')}
          help={t('tokenHelp')}
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </form>
      <Refused error={change.error} />
    </Dialog>
  );
}
