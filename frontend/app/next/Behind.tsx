import { Code } from '@/kit/Code';
import { Panel } from '@/kit/Panel';
import { Completeness } from '@/shown/Completeness';
import { lastDayOf } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import style from './Behind.module.css';
import { asCurl } from './curl';
import { type Answer, question } from './prepare';
import type { Asked } from './Question';
import { nextWords } from './words';

/** What the answer was made with, and the same question as a call. */
export function Behind({ asked, answer }: { asked: Asked; answer: Answer | undefined }) {
  const t = useWords(nextWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  return (
    <div className={style.column}>
      {answer && (
        <Panel title={t('made')}>
          <dl className={style.facts}>
            <dt>{t('lookBack')}</dt>
            <dd>{t('places', { count: answer.lookBack })}</dd>
            <dt>{t('learned')}</dt>
            <dd>{answer.learnedUpTo === null ? shared('missing') : lastDayOf(answer.learnedUpTo, locale)}</dd>
            <dt>{t('complete')}</dt>
            <dd>
              <Completeness upTo={answer.completeUpTo} />
            </dd>
            <dt>{t('version')}</dt>
            <dd>
              <code>{answer.version}</code>
            </dd>
          </dl>
        </Panel>
      )}
      <Panel title={t('call')}>
        <p className={style.text}>{t('callText')}</p>
        <Code
          label={t('callLabel')}
          text={asCurl(location.origin, question(asked.process, asked.steps, asked.beginning))}
          copy={t('copy')}
          copied={t('copied')}
          failed={t('copyFailed')}
        />
      </Panel>
    </div>
  );
}
