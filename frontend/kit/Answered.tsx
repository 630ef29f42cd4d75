import type { ReactNode } from 'react';
import { ApiProblem } from '@/api/problem';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { ProblemState } from './ProblemState';
import { Skeleton } from './State';

interface AnsweredProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  /** Rows that are coming, as a guess. */
  rows?: number;
  children: (answer: T) => ReactNode;
}

/** What is asked for: on its way, refused, or here. That what is here is out of date is said once, above the page. */
export function Answered<T>({ query, rows = 4, children }: AnsweredProps<T>) {
  const t = useWords(sharedWords);
  const { data, error } = query;
  const refused = error instanceof ApiProblem && error.refused;
  if (data !== undefined && !refused) {
    return children(data);
  }
  return error ? (
    <ProblemState error={error} retry={() => void query.refetch()} />
  ) : (
    <Skeleton rows={rows} label={t('loading')} />
  );
}
