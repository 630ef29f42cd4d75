import { api } from '@/api/client';
import type { WholeTask } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { Dialog } from '@/kit/Dialog';
import { cut } from '@/shown/Label';
import { useWords } from '@/words/words';
import { isTakenBack } from '../prepare';
import { type Correction, corrected } from '../useCorrection';
import { tasksWords } from '../words';
import type { CorrectionInHand } from './Done';
import { taskWords } from './words';

interface SplittingProps {
  whole: WholeTask;
  /** The event that the second task begins with. */
  at: string;
  correction: CorrectionInHand;
  onClose: () => void;
}

/** Makes two tasks of one, after it was said what follows; merging undoes it. */
export function Splitting({ whole, at, correction, onClose }: SplittingProps) {
  const t = useWords(taskWords);
  const tasks = useWords(tasksWords);
  const { task, steps } = whole;
  const place = steps.findIndex((step) => step.event === at);

  function split() {
    correction.correct({
      intent: `split ${task.id} ${at}`,
      send: (key) =>
        corrected(
          api.POST('/api/v1/me/tasks/{task}/split', {
            params: { path: { task: task.id }, header: { 'Idempotency-Key': key } },
            body: { from: at },
          }),
        ),
      isThere: (part) => part.steps.length < steps.length,
      undo: (parts) => merging(parts, steps.length),
    });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('splitTitle')}
      text={
        <>
          <p>{t('splitText', { last: cut(steps[place - 1]?.step ?? ''), first: cut(steps[place]?.step ?? '') })}</p>
          <p>
            <strong>{isTakenBack(task) ? t('splitShared') : t('splitPrivate')}</strong>
          </p>
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>{tasks('cancel')}</Button>
          <Button look="main" onClick={split}>
            {t('splitDo')}
          </Button>
        </>
      }
    />
  );
}

function merging(parts: readonly string[], steps: number): Correction {
  return {
    intent: `merge ${parts.join(' ')}`,
    send: (key) =>
      corrected(
        api.POST('/api/v1/me/tasks/merge', {
          body: { tasks: [...parts] },
          params: { header: { 'Idempotency-Key': key } },
        }),
      ),
    isThere: (whole) => whole.steps.length >= steps,
  };
}
