import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import { Confirm, type Confirmed } from '@/kit/Confirm';
import { useWords } from '@/words/words';
import type { ConnectorRow } from './prepare';
import { refresh } from './refresh';
import { connectorsWords } from './words';

/** What is done after a question; what else is asked for has a dialog of its own. */
export type Asked = 'run' | 'sync' | 'pause' | 'resume' | 'check' | 'remove';

/** What somebody wants done with a tool. */
export interface Wish {
  readonly does: Asked | 'authorize' | 'send';
  readonly row: ConnectorRow;
}

interface ChangeProps {
  does: Asked;
  row: ConnectorRow;
  onClose: () => void;
  onDone: () => void;
}

/** Asks, and does it. */
export function Change({ does, row, onClose, onDone }: ChangeProps) {
  const t = useWords(connectorsWords);
  const queries = useQueryClient();
  const { connector } = row;
  const change = useMutation({
    mutationFn: ({ intent }: Confirmed) => done(does, row, intent),
    onSuccess: () => {
      refresh(queries);
      onDone();
    },
  });
  return (
    <Confirm
      title={t(`ask.${does}`, { connector })}
      text={t(`follows.${does}`)}
      confirm={t(`do.${does}`)}
      danger={does === 'remove'}
      change={change}
      onClose={onClose}
    />
  );
}

function done(does: Asked, row: ConnectorRow, intent: string): Promise<unknown> {
  const params = { path: { connector: row.connector } };
  switch (does) {
    case 'run':
    case 'sync': {
      const job = (does === 'run' ? row.readJob : row.syncJob) ?? '';
      return data(
        api.POST('/api/v1/admin/jobs/{job}/run', {
          params: { path: { job }, header: { 'Idempotency-Key': intent } },
        }),
      );
    }
    case 'pause':
    case 'resume':
      return data(
        api.PUT('/api/v1/admin/connectors/{connector}/paused', { params, body: { paused: does === 'pause' } }),
      );
    case 'check':
      return data(api.POST('/api/v1/admin/connectors/{connector}/check', { params }));
    case 'remove':
      return data(api.DELETE('/api/v1/admin/connectors/{connector}', { params }));
  }
}
