import { useState } from 'react';
import { api } from '@/api/client';
import type { Task } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { Dialog } from '@/kit/Dialog';
import { Field } from '@/kit/Field';
import { useWords } from '@/words/words';
import { type Correction, corrected } from '../useCorrection';
import { tasksWords } from '../words';
import type { CorrectionInHand } from './Done';
import { titleOf } from './prepare';
import { taskWords } from './words';

interface SayingProps {
  task: Task;
  correction: CorrectionInHand;
  onClose: () => void;
}

/** Another title; the one before comes back by undoing. */
export function Renaming({ task, correction, onClose }: SayingProps) {
  const t = useWords(taskWords);
  const tasks = useWords(tasksWords);
  const [typed, type] = useState(task.title ?? '');
  const title = titleOf(typed);

  function save() {
    if (title !== undefined) {
      correction.correct({ ...retitling(task.id, title), undo: () => retitling(task.id, task.title) });
      onClose();
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('renameTitle')}
      text={t('renameText')}
      actions={
        <>
          <Button onClick={onClose}>{tasks('cancel')}</Button>
          <Button look="main" onClick={save} disabled={title === undefined || title === task.title}>
            {title === null ? t('removeName') : t('save')}
          </Button>
        </>
      }
    >
      <Field
        label={t('field')}
        value={typed}
        onChange={type}
        problem={title === undefined ? t('badTitle') : undefined}
        onEnter={save}
      />
    </Dialog>
  );
}

function retitling(task: string, title: string | null): Correction {
  return {
    intent: `title ${task} ${title ?? ''}`,
    send: () => corrected(api.PATCH('/api/v1/me/tasks/{task}', { params: { path: { task } }, body: { title } })),
    isThere: (whole) => whole.task.title === title,
  };
}
