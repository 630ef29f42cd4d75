import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, data } from '@/api/client';
import { trendOf } from '@/app/process/trend/prepare';
import { Sparkline } from '@/kit/Sparkline';
import { useWords } from '@/words/words';
import { processesWords } from './words';

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
