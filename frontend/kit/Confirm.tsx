import { type ReactNode, useState } from 'react';
import { newIntent } from '@/api/intent';
import { ApiProblem } from '@/api/problem';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Notice } from './Notice';
import { TextArea } from './TextField';

export interface Confirmed {
  /** Empty where none was asked for. */
  reason: string;
  /** The same for each try of one intent. */
  intent: string;
}

interface ConfirmProps {
  title: string;
  /** What follows, and whether it can be undone. */
  text: ReactNode;
  confirm: string;
  danger?: boolean;
  /** Whether why is asked for; it is written down. */
  reason?: 'required' | 'optional';
  /** The mutation that is begun. */
  change: { mutate: (confirmed: Confirmed) => void; isPending: boolean; error: unknown };
  children?: ReactNode;
  onClose: () => void;
}

/** Asks before something is done, says what follows, and stays open with the reason when it fails. */
export function Confirm({ title, text, confirm, danger, reason, change, children, onClose }: ConfirmProps) {
  const t = useWords(sharedWords);
  const [intent] = useState(newIntent);
  const [why, setWhy] = useState('');
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      text={text}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look={danger ? 'danger' : 'main'}
            disabled={change.isPending || (reason === 'required' && why.trim() === '')}
            onClick={() => change.mutate({ reason: why.trim(), intent })}
          >
            {change.isPending ? t('working') : confirm}
          </Button>
        </>
      }
    >
      {children}
      {reason && (
        <TextArea
          label={reason === 'required' ? t('reason') : t('reasonOptional')}
          help={t('reasonHelp')}
          maxLength={1000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      )}
      {change.error !== null && <Notice tone="bad">{refusal(change.error)}</Notice>}
    </Dialog>
  );

  function refusal(error: unknown): string {
    if (!(error instanceof ApiProblem)) {
      return String(error);
    }
    if (error.type === 'unreachable') {
      return `${t('problem.unreachable')}. ${t('notDone')}`;
    }
    if (error.status === 503) {
      return `${t('problem.unavailable')}. ${t('notDone')}`;
    }
    return `${t('problem.refused')}: ${error.message}`;
  }
}
