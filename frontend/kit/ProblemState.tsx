import { ApiProblem } from '@/api/problem';
import { askAgain } from '@/api/session';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Button } from './Button';
import { State } from './State';

interface ProblemStateProps {
  error: unknown;
  /** Asks again; left out where asking again cannot help. */
  retry?: () => void;
}

/** What is said when a question had no answer: why, and what can be done. */
export function ProblemState({ error, retry }: ProblemStateProps) {
  const t = useWords(sharedWords);
  const problem = error instanceof ApiProblem ? error : null;
  const id = problem?.requestId;
  const [title, help] = said();

  /** What failed here has failed elsewhere, too, when it was the server. */
  function tryAgain() {
    retry?.();
    askAgain();
  }

  function said(): [string, string] {
    switch (true) {
      case problem?.type === 'unreachable':
        return [t('problem.unreachable'), t('problem.unreachableHelp')];
      case problem?.status === 503:
        return [t('problem.unavailable'), t('problem.unavailableHelp')];
      case problem?.status === 403:
        return [t('problem.forbidden'), t('problem.forbiddenHelp')];
      case problem?.status === 429:
        return [t('problem.tooMany'), t('problem.tooManyHelp', { seconds: problem?.retryAfter ?? 1 })];
      case problem?.refused:
        return [t('problem.refused'), t('problem.refusedHelp')];
      default:
        return [t('problem.broken'), t('problem.brokenHelp')];
    }
  }

  return (
    <State
      role="alert"
      title={title}
      action={retry && problem?.status !== 403 && <Button onClick={tryAgain}>{t('retry')}</Button>}
    >
      <p>{help}</p>
      {problem?.refused && problem.status !== 403 && problem.status !== 429 && (
        <p lang="en">
          <bdi>{problem.message}</bdi>
        </p>
      )}
      {id && <p>{t('problem.request', { id })}</p>}
    </State>
  );
}
