import type { ReactNode } from 'react';
import { ApiProblem } from '@/api/problem';
import { ProblemState } from '@/kit/ProblemState';
import { useWords } from '@/words/words';
import style from './Said.module.css';
import type { Stage } from './useCorrection';
import { tasksWords } from './words';

interface SaidProps {
  stage: Stage;
  problem: Error | null;
  /** What can be done after it, an undoing say. */
  children?: ReactNode;
}

/** How far a correction is. */
export function Said({ stage, problem, children }: SaidProps) {
  const t = useWords(tasksWords);
  if (problem instanceof ApiProblem && problem.status === 404) {
    return (
      <p role="alert" className={style.bad}>
        {t('said.gone')}
      </p>
    );
  }
  if (problem instanceof ApiProblem && problem.status === 409) {
    return (
      <p role="alert" className={style.bad}>
        {t('said.conflict', { why: problem.message })}
      </p>
    );
  }
  if (problem) {
    return <ProblemState error={problem} />;
  }
  return (
    <p role="status" className={stage === 'idle' ? style.idle : style.said}>
      {stage !== 'idle' && t(`said.${stage}`)} {stage === 'done' && children}
    </p>
  );
}
