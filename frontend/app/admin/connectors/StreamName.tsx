import { Clip } from '@/kit/Clip';
import { duration } from '@/shown/duration';
import { exactly } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { StreamRow } from './prepare';
import style from './view.module.css';
import { connectorsWords } from './words';

/** A stream, when it was read, how far, and what is seldom said of it. */
export function StreamName({ row }: { row: StreamRow }) {
  const t = useWords(connectorsWords);
  const locale = useLocale();
  const { readers_known: known, readers_unknown: unknown } = row;
  const lines = [
    t('endedAt', { at: exactly(row.finished, locale) }),
    row.complete_up_to === null ? t('upToUnknown') : t('upToOf', { at: exactly(row.complete_up_to, locale) }),
    ...(known + unknown > 0 ? [t('readers', { known, unknown })] : []),
    ...(row.waits > 0 ? [t('waited', { count: row.waits, time: duration(row.waited_ms / 1000, locale) })] : []),
  ];
  return (
    <>
      <Clip text={row.stream} at={60} />
      {lines.map((line) => (
        <span key={line} className={style.below}>
          {line}
        </span>
      ))}
    </>
  );
}
