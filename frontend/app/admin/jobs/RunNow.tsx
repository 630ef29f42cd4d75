import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import { Confirm, type Confirmed } from '@/kit/Confirm';
import { useWords } from '@/words/words';
import { auditKeys } from '../audit/ask';
import { jobsWords } from './words';

interface RunNowProps {
  job: string;
  onClose: () => void;
  onBegun: () => void;
}

/** Asks, and makes a job due. */
export function RunNow({ job, onClose, onBegun }: RunNowProps) {
  const t = useWords(jobsWords);
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: ({ intent }: Confirmed) =>
      data(
        api.POST('/api/v1/admin/jobs/{job}/run', {
          params: { path: { job }, header: { 'Idempotency-Key': intent } },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['admin', 'jobs'] });
      void queries.invalidateQueries({ queryKey: auditKeys.all });
      onBegun();
    },
  });
  return (
    <Confirm title={t('runTitle', { job })} text={t('runText')} confirm={t('run')} change={run} onClose={onClose} />
  );
}
