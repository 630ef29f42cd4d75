import { ApiProblem } from '@/api/problem';
import { Notice } from '@/kit/Notice';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';

/** Why something was not done. */
export function Refused({ error }: { error: unknown }) {
  const t = useWords(sharedWords);
  if (error === null) {
    return null;
  }
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <Notice tone="bad">
      {problem?.type === 'unreachable' ? t('problem.unreachable') : t('problem.refused')}. {t('notDone')}{' '}
      <span lang="en">
        <bdi>{problem?.message ?? String(error)}</bdi>
      </span>
    </Notice>
  );
}
