import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import { Confirm, type Confirmed } from '@/kit/Confirm';
import { useWords } from '@/words/words';
import { auditKeys } from '../audit/ask';
import { connectorKeys } from './ask';
import type { ConnectorRow } from './prepare';
import { connectorsWords } from './words';

/** What somebody wants done with a tool. */
export interface Wish {
  readonly does: 'run' | 'sync' | 'pause' | 'resume';
  readonly row: ConnectorRow;
}

interface ChangeProps {
  wish: Wish;
  onClose: () => void;
  onDone: () => void;
}

/** Asks, and does it. */
export function Change({ wish: { does, row }, onClose, onDone }: ChangeProps) {
  const t = useWords(connectorsWords);
  const queries = useQueryClient();
  const { connector } = row;
  const change = useMutation({
    mutationFn: async ({ intent }: Confirmed) => {
      const job = does === 'run' ? row.readJob : does === 'sync' ? row.syncJob : null;
      if (job !== null) {
        await data(
          api.POST('/api/v1/admin/jobs/{job}/run', {
            params: { path: { job }, header: { 'Idempotency-Key': intent } },
          }),
        );
      } else {
        await data(
          api.PUT('/api/v1/admin/connectors/{connector}/paused', {
            params: { path: { connector } },
            body: { paused: does === 'pause' },
          }),
        );
      }
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: connectorKeys.all });
      void queries.invalidateQueries({ queryKey: ['admin', 'jobs'] });
      void queries.invalidateQueries({ queryKey: auditKeys.all });
      onDone();
    },
  });
  return (
    <Confirm
      title={t(`ask.${does}`, { connector })}
      text={t(`follows.${does}`)}
      confirm={t(`do.${does}`)}
      change={change}
      onClose={onClose}
    />
  );
}
