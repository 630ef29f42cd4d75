import { Flag } from 'lucide-react';
import { Button } from '@/kit/Button';
import { Info } from '@/kit/Info';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton, State } from '@/kit/State';
import { duration } from '@/shown/duration';
import { FigureText } from '@/shown/FigureText';
import { count } from '@/shown/time';
import { WithheldNotice } from '@/shown/Withheld';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Bar } from './Bar';
import type { NextStep } from './prepare';
import style from './Suggested.module.css';
import type { useAnswer } from './useAnswer';
import { nextWords } from './words';

interface SuggestedProps {
  answer: ReturnType<typeof useAnswer>;
  onAdd: (step: string) => void;
  onRemoveLast: () => void;
}

/** What may come next, the likeliest first; or that too little is known. */
export function Suggested({ answer, onAdd, onRemoveLast }: SuggestedProps) {
  const t = useWords(nextWords);
  const shared = useWords(sharedWords);
  const { data, error, refetch, isPlaceholderData: old } = answer;
  return (
    <Panel
      flush
      waiting={old && !error}
      title={t('follows')}
      info={
        <Info title={t('help.title')}>
          <p>{t('help.percent')}</p>
          <p>{t('help.people')}</p>
          <p>{t('help.guess')}</p>
          <p>{t('help.time')}</p>
        </Info>
      }
    >
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} label={shared('loading')} />}
      {data && !error && data.abstained && (
        <State title={t('abstained')} action={<Button onClick={onRemoveLast}>{t('removeLast')}</Button>}>
          <p>{t('abstainedText')}</p>
        </State>
      )}
      {data && !error && !data.abstained && (
        <>
          <ol>
            {data.next.map((next) => (
              <li key={next.step === null ? 'end' : `step:${next.step}`}>
                <Row next={next} onAdd={onAdd} old={old} />
              </li>
            ))}
          </ol>
          <div className={style.notice}>
            <WithheldNotice />
          </div>
        </>
      )}
    </Panel>
  );
}

function Row({ next, onAdd, old }: { next: NextStep; onAdd: (step: string) => void; old: boolean }) {
  const t = useWords(nextWords);
  const locale = useLocale();
  const { step, support, median } = next;
  const people = support.kind === 'people' ? t('atLeast', { count: count(support.atLeast, locale) }) : t(support.kind);
  return (
    <Bar
      text={
        step === null ? (
          <span className={style.end}>
            <Flag size={14} aria-hidden /> {t('end')}
          </span>
        ) : (
          <bdi>{step}</bdi>
        )
      }
      percent={next.percent}
      guess={support.kind === 'guess'}
      disabled={old}
      {...(step === null ? {} : { onAdd: () => onAdd(step) })}
      more={
        <>
          <span>{people}</span>
          {median?.kind === 'shown' && <span>{t('after', { time: duration(median.value, locale) })}</span>}
          {median?.kind === 'withheld' && (
            <span>
              {t('afterUnknown')} <FigureText figure={median} unit="seconds" />
            </span>
          )}
        </>
      }
    />
  );
}
