import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { api, data } from '@/api/client';
import { trendOf } from '@/app/process/trend/prepare';
import { useWords } from '@/words/words';
import { processesWords } from './words';

const Sparkline = dynamic(() => import('@/kit/Sparkline').then((it) => it.Sparkline), { ssr: false });

/** Published traces of a process over time; the numbers are on its own page. */
export function TrendCell({ process }: { process: string }) {
  const t = useWords(processesWords);
  const { data: answer } = useQuery({
    queryKey: ['trend', process, {}, null],
    queryFn: ({ signal }) =>
      data(
        api.GET('/api/v1/analytics/processes/{process_key}/trend', {
          params: { path: { process_key: process } },
          signal,
        }),
      ),
  });
  const points = useMemo(() => (answer ? trendOf(answer).counts : []), [answer]);
  return points.length > 0 ? <Sparkline label={t('trendOf', { process })} points={points} /> : null;
}
