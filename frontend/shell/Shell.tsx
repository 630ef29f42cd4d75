'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, Suspense } from 'react';
import { queries } from '@/api/session';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Frame } from './Frame';
import { SignIn } from './SignIn';
import { useVisitor } from './useVisitor';

const SessionOver = dynamic(() => import('./SessionOver').then((it) => it.SessionOver), { ssr: false });

/** Around all pages: who is here, the frame, and what is said to somebody who is not logged in. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <Suspense>
          <NuqsAdapter>
            <Door>{children}</Door>
          </NuqsAdapter>
        </Suspense>
      </QueryClientProvider>
    </CSPProvider>
  );
}

function Door({ children }: { children: ReactNode }) {
  const { data: visitor, error, isPending, refetch, wasHere } = useVisitor();
  const t = useWords(sharedWords);
  if (visitor) {
    return <Frame visitor={visitor}>{children}</Frame>;
  }
  if (isPending) {
    return <Skeleton label={t('loading')} />;
  }
  if (error) {
    return (
      <main>
        <ProblemState error={error} retry={() => void refetch()} />
      </main>
    );
  }
  return wasHere ? <SessionOver /> : <SignIn />;
}
