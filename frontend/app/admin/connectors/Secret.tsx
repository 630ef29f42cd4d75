import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import { Button } from '@/kit/Button';
import { Confirm } from '@/kit/Confirm';
import { Copy } from '@/kit/Copy';
import { Dialog } from '@/kit/Dialog';
import { Facts } from '@/kit/Facts';
import { useWords } from '@/words/words';
import { refresh } from './refresh';
import style from './view.module.css';
import { connectorsWords } from './words';

/** Has a tool send by itself: makes the secret that it signs with, and shows it once. */
export function Secret({ connector, onClose }: { connector: string; onClose: () => void }) {
  const t = useWords(connectorsWords);
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () =>
      data(api.POST('/api/v1/admin/connectors/{connector}/webhook-secret', { params: { path: { connector } } })),
    onSuccess: () => refresh(queries),
    gcTime: 0,
  });
  if (change.data === undefined) {
    return (
      <Confirm
        title={t('sendTitle', { connector })}
        text={t('sendText')}
        confirm={t('do.send')}
        change={{ mutate: () => change.mutate(), isPending: change.isPending, error: change.error }}
        onClose={onClose}
      />
    );
  }
  const address = `${window.location.origin}${change.data.path}`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('secretTitle', { connector })}
      text={t('secretText')}
      actions={
        <Button look="main" onClick={onClose}>
          {t('noted')}
        </Button>
      }
    >
      <Facts
        facts={[
          { name: t('sendTo'), value: <Copied text={address} what={t('sendTo')} /> },
          { name: t('contentType'), value: <code>application/json</code> },
          { name: t('secret'), value: <Copied text={change.data.secret} what={t('secret')} /> },
        ]}
      />
    </Dialog>
  );
}

function Copied({ text, what }: { text: string; what: string }) {
  return (
    <span className={style.command}>
      <code>{text}</code>
      <Copy text={text} what={what} />
    </span>
  );
}
