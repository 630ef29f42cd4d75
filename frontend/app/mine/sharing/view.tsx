'use client';

import { useQuery } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Own } from '../Own';
import { ConsentPanel } from './ConsentPanel';
import { PreviewPanel } from './PreviewPanel';
import { sharingWords } from './words';

/** What of mine is shared, and in which form? */
export function Sharing() {
  const t = useWords(sharingWords);
  return (
    <Own title={t('title')}>
      <Asked />
      <PreviewPanel />
    </Own>
  );
}

function Asked() {
  const shared = useWords(sharedWords);
  const {
    data: consent,
    error,
    refetch,
  } = useQuery({ queryKey: ['me', 'consent'], queryFn: () => data(api.GET('/api/v1/me/consent')) });
  if (!consent) {
    return error ? (
      <ProblemState error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton rows={2} label={shared('loading')} />
    );
  }
  return <ConsentPanel consent={consent} />;
}
