import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Session } from '@/api/contract.gen';
import { fetchSession, forgetAnswers, queries, SESSION, type Visitor } from '@/api/session';
import { tellOthers, whenOthersTell } from './tabs';

/** After this many ms it is asked again who is here, when nobody answered. */
const AGAIN = 10_000;

/** Who is here. A page is one person's: when another one is logged in, it begins anew with nothing of the one before. */
export function useVisitor() {
  const query = useQuery<Visitor>({
    queryKey: SESSION,
    queryFn: fetchSession,
    staleTime: 30_000,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: 'always',
    // a page that nobody touches closes when its session is over, and does not wait for the next click
    refetchInterval: ({ state }) => {
      const end = state.data?.overAt ?? null;
      if (state.error !== null) {
        return AGAIN;
      }
      return end === null ? false : Math.max(1_000, end - Date.now());
    },
  });
  const first = useRef<string | null>(null);
  const subject = query.data?.subject ?? null;

  const known = query.data !== undefined;
  useEffect(() => {
    if (subject === null) {
      if (known) {
        forgetAnswers();
      }
    } else if (first.current !== null && first.current !== subject) {
      queries.clear();
      location.reload();
    } else {
      first.current = subject;
      tellOthers();
    }
  }, [subject, known]);

  useEffect(() => whenOthersTell(() => void queries.refetchQueries({ queryKey: SESSION })), []);

  // of two windows side by side none is ever hidden
  useEffect(() => {
    const looked = () => void queries.refetchQueries({ queryKey: SESSION });
    addEventListener('focus', looked);
    return () => removeEventListener('focus', looked);
  }, []);

  // a page that the browser kept for its back button may be somebody else's
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) {
        void queries.refetchQueries({ queryKey: SESSION });
      }
    };
    addEventListener('pageshow', shown);
    return () => removeEventListener('pageshow', shown);
  }, []);

  return { ...query, wasHere: first.current !== null };
}

export type Role = Session['roles'][number];

export function has(visitor: Session, ...roles: Role[]): boolean {
  return roles.some((role) => visitor.roles.includes(role));
}
