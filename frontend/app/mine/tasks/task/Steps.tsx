import { Scissors } from 'lucide-react';
import { useState } from 'react';
import type { WholeTask } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { Panel } from '@/kit/Panel';
import { cut, Label } from '@/shown/Label';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { CorrectionInHand } from './Done';
import { prepareSteps } from './prepare';
import { Splitting } from './Splitting';
import style from './Steps.module.css';
import { taskWords } from './words';

/** The steps in their order; between two of them the task can be split. */
export function Steps({ whole, correction }: { whole: WholeTask; correction: CorrectionInHand }) {
  const t = useWords(taskWords);
  const locale = useLocale();
  const [splitAt, split] = useState<string | null>(null);
  const steps = prepareSteps(whole.steps);
  return (
    <Panel flush title={t('steps')}>
      {steps.length > 1 && steps.every((it) => it.splitAt === null) && <p className={style.old}>{t('old')}</p>}
      <ol className={style.steps}>
        {steps.map(({ step, number, elsewhere, splitAt: at }) => (
          <li key={number} className={style.step}>
            {at !== null && (
              <Button
                look="quiet"
                className={style.split}
                disabled={correction.busy}
                aria-label={t('splitLabel', { number: String(number), step: cut(step.step) })}
                onClick={() => split(at)}
              >
                <Scissors size={14} aria-hidden /> {t('splitHere')}
              </Button>
            )}
            <span className={style.name}>
              <Label text={step.step} />
            </span>
            <time className={style.time} dateTime={step.time}>
              {moment(step.time, locale)}
            </time>
            {elsewhere && (
              <span className={style.resource}>
                <Label text={step.resource} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {splitAt !== null && <Splitting whole={whole} at={splitAt} correction={correction} onClose={() => split(null)} />}
    </Panel>
  );
}
