import type { ReactNode } from 'react';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Button } from './Button';
import { Notice } from './Notice';
import { ProblemState } from './ProblemState';
import { Skeleton } from './State';

interface AnsweredProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  /** Rows that are coming, as a guess. */
  rows?: number;
  children: (answer: T) => ReactNode;
}

/** What is asked for: on its way, refused, here, or here and perhaps out of date. */
export function Answered<T>({ query, rows = 4, children }: AnsweredProps<T>) {
  const t = useWords(sharedWords);
  const again = () => void query.refetch();
  if (query.data === undefined) {
    return query.error ? (
      <ProblemState error={query.error} retry={again} />
    ) : (
      <Skeleton rows={rows} label={t('loading')} />
    );
  }
  return (
    <>
      {query.error !== null && (
        <Notice tone="warn" action={<Button onClick={again}>{t('retry')}</Button>}>
          {t('stale', { why: query.error instanceof Error ? query.error.message : String(query.error) })}
        </Notice>
      )}
      {children(query.data)}
    </>
  );
}
