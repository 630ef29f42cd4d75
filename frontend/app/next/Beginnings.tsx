import type { UseQueryResult } from '@tanstack/react-query';
import { Info } from '@/kit/Info';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton, State } from '@/kit/State';
import { WithheldNotice } from '@/shown/Withheld';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Bar } from './Bar';
import type { KnownSteps } from './prepare';
import style from './Suggested.module.css';
import { nextWords } from './words';

interface BeginningsProps {
  known: UseQueryResult<KnownSteps>;
  onChoose: (step: string) => void;
}

/** Before anything was asked: with what work usually begins. */
export function Beginnings({ known, onChoose }: BeginningsProps) {
  const t = useWords(nextWords);
  const shared = useWords(sharedWords);
  return (
    <Panel flush title={t('begins')} aside={<Info title={t('begins')}>{t('beginsHelp')}</Info>}>
      {known.error && !known.data && <ProblemState error={known.error} retry={() => void known.refetch()} />}
      {known.isPending && <Skeleton rows={4} label={shared('loading')} />}
      {known.data?.first.length === 0 && (
        <State title={t('abstained')}>
          <p>{t('abstainedText')}</p>
        </State>
      )}
      {known.data && known.data.first.length > 0 && (
        <>
          <ol>
            {known.data.first.map(({ step, percent }) => (
              <li key={step}>
                <Bar text={<bdi>{step}</bdi>} percent={percent} onAdd={() => onChoose(step)} />
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
