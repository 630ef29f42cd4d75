import { useQuery } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import { duration } from '@/shown/duration';
import { stripOf } from '@/shown/strip';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { Filters } from '../asked/questions';
import { processWords } from '../asked/words';
import { type Path, stepOf } from './graph';
import style from './PathTimes.module.css';

interface PathTimesProps {
  process: string;
  path: Path;
  filters: Filters;
}

/** How the times of a path spread, as far as large cuts published it. */
export function PathTimes({ process, path, filters }: PathTimesProps) {
  const t = useWords(processWords);
  const locale = useLocale();
  const source = stepOf(path.source);
  const target = stepOf(path.target);
  const { data: answer } = useQuery({
    queryKey: ['edge', process, path.id, filters],
    queryFn: ({ signal }) =>
      data(
        api.GET('/api/v1/analytics/processes/{process_key}/graph/edge', {
          params: { path: { process_key: process }, query: { ...filters, source: source ?? '', target: target ?? '' } },
          signal,
        }),
      ),
    enabled: source !== null && target !== null,
  });
  const times = answer?.times;
  if (!times || source === null || target === null) {
    return null;
  }
  const strip = stripOf(times);
  if (!strip) {
    return <p className={style.note}>{t('times.none')}</p>;
  }
  const said = (seconds: number | null) => (seconds === null ? '' : duration(seconds, locale));
  return (
    <figure className={style.figure}>
      <div className={style.strip} aria-hidden>
        {strip.most && <span className={style.most} style={within(strip.most)} />}
        {strip.half && <span className={style.half} style={within(strip.half)} />}
        <span className={style.median} style={{ left: `${strip.median}%` }} />
      </div>
      <figcaption className={style.note}>
        <p>{t('times.half', { from: said(times.p25_seconds), to: said(times.p75_seconds) })}</p>
        {strip.most && <p>{t('times.most', { from: said(times.p10_seconds), to: said(times.p90_seconds) })}</p>}
      </figcaption>
    </figure>
  );
}

function within({ from, to }: { from: number; to: number }) {
  return { left: `${from}%`, width: `${Math.max(1, to - from)}%` };
}
