import { api } from '@/api/client';
import type { Task } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { Dialog } from '@/kit/Dialog';
import { useWords } from '@/words/words';
import { isTakenBack } from '../prepare';
import { corrected } from '../useCorrection';
import { tasksWords } from '../words';
import type { CorrectionInHand } from './Done';
import { isKept } from './prepare';
import { taskWords } from './words';

interface ExcludingProps {
  task: Task;
  correction: CorrectionInHand;
  onClose: () => void;
}

/** Keeps a task from sharing, after it was said that this is for good. */
export function Excluding({ task, correction, onClose }: ExcludingProps) {
  const t = useWords(taskWords);
  const tasks = useWords(tasksWords);

  function exclude() {
    correction.correct({
      intent: `exclude ${task.id}`,
      send: () =>
        corrected(
          api.PATCH('/api/v1/me/tasks/{task}', { params: { path: { task: task.id } }, body: { excluded: true } }),
        ),
      isThere: (whole) => isKept(whole.task),
    });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('excludeTitle')}
      text={
        <>
          {isTakenBack(task) && <p>{t('excludeShared')}</p>}
          <p>{t('excludeText')}</p>
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>{tasks('cancel')}</Button>
          <Button look="danger" onClick={exclude}>
            {t('exclude')}
          </Button>
        </>
      }
    />
  );
}
