import { Button, ButtonLink } from '@/kit/Button';
import { useWords } from '@/words/words';
import { taskAddress } from '../../address';
import { Said } from '../Said';
import type { useCorrection } from '../useCorrection';
import { taskWords } from './words';

export type CorrectionInHand = ReturnType<typeof useCorrection>;

/** What became of the last word, and how it can be taken back. */
export function Done({ correction }: { correction: CorrectionInHand }) {
  const t = useWords(taskWords);
  const { stage, problem, done, correct } = correction;
  const undo = done?.undo;
  return (
    <Said stage={stage} problem={problem}>
      {undo && <Button onClick={() => correct(undo)}>{t('undo')}</Button>}
      {done?.second && <ButtonLink href={taskAddress(done.second)}>{t('secondPart')}</ButtonLink>}
    </Said>
  );
}
