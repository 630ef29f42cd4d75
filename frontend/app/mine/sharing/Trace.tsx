import { Label } from '@/shown/Label';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { PreviewedTrace } from './prepare';
import style from './Trace.module.css';
import { sharingWords } from './words';

/** One trace: told, or letter by letter as it would have been sent. */
export function Trace({ trace, form }: { trace: PreviewedTrace; form: 'words' | 'sent' }) {
  const t = useWords(sharingWords);
  const locale = useLocale();
  if (form === 'sent') {
    return <pre className={style.sent}>{trace.sent}</pre>;
  }
  return (
    <>
      <p className={style.head}>
        <strong>
          <Label text={trace.process} />
        </strong>
        <span className={style.more}>
          {t('readers')} {trace.readers.map((reader) => (reader === 'everyone' ? t('everyone') : reader)).join(', ')} ·{' '}
          {t('lane')} {trace.lane === 'live' ? t('live') : trace.lane}
        </span>
      </p>
      <ol className={style.steps} aria-label={t('stepsOf')}>
        {trace.steps.map(({ step, time }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps may be alike, their place is what they are
          <li key={i} className={style.step}>
            <Label text={step} />
            <time className={style.more} dateTime={time}>
              {moment(time, locale)}
            </time>
          </li>
        ))}
      </ol>
    </>
  );
}
