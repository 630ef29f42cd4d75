import { QueryClient } from '@tanstack/react-query';
import type { Session } from './contract.gen';
import { ApiProblem, problemOf, unreachable } from './problem';

/** Who is logged in, and when that is over if nobody does anything, by this machine's clock (ms); null where there is no end. */
export interface Present extends Session {
  readonly overAt: number | null;
}

/** Null for nobody: not logged in, or no longer. */
export type Visitor = Present | null;

export const SESSION = ['session'] as const;

/** What was asked, in this page only: it ends with the page, so nothing of one person is left for the next. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      networkMode: 'always', // a browser that thinks it is offline says so by failing, and not by waiting in silence
      retry: (failures, error) => error instanceof ApiProblem && error.passes && failures < 2,
      // what could not be asked is asked again by itself, so that a page comes back with the server
      refetchInterval: ({ state }) => (state.error instanceof ApiProblem && state.error.passes ? 10_000 : false),
      retryDelay: (failures, error) =>
        error instanceof ApiProblem && error.retryAfter !== null
          ? Math.min(error.retryAfter, 5) * 1000
          : 500 * 2 ** failures,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Who is logged in; null for nobody. Asked without the client, whose 401 would end the session that is asked for. */
export async function fetchSession(): Promise<Visitor> {
  let response: Response;
  try {
    response = await fetch('/api/v1/session', { credentials: 'same-origin', cache: 'no-store' });
  } catch (e) {
    throw unreachable(e);
  }
  if (response.status === 401) {
    await response.text(); // until it is read the browser keeps the connection
    return null;
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  const session = (await response.json()) as Session;
  return { ...session, overAt: overAt(session.ends, response.headers.get('Date'), Date.now()) };
}

/**
 * When a session is over, by the clock that is asked here: clocks differ, so what counts is how long the server says it still goes.
 *
 * @param ends and `said` (when that was said) by the server's clock
 */
export function overAt(ends: string | null, said: string | null, now: number): number | null {
  const left = Date.parse(ends ?? '') - Date.parse(said ?? '');
  return Number.isNaN(left) ? null : now + Math.max(0, left) + GRACE;
}

/** A `Date` has whole seconds (RFC 9110, 5.6.7). To ask before the end would put it off. */
const GRACE = 2_000;

/** Changes go with it; null where there is no session. */
export function csrfToken(): string | null {
  return queries.getQueryData<Visitor>(SESSION)?.csrf_token ?? null;
}

/**
 * Something was refused with 401: the page closes what it shows and keeps its place. Either nobody is logged in any more, or somebody
 * else is, and the page begins anew as theirs.
 */
export function sessionIsOver(): void {
  queries.setQueryData<Visitor>(SESSION, null);
  void queries.refetchQueries({ queryKey: SESSION });
}

/** Asks again for everything on the screen that had no answer. */
export function askAgain(): void {
  void queries.refetchQueries({ type: 'active', predicate: (query) => query.state.error !== null });
}

/** Nothing that somebody was shown stays in the page after they are gone. */
export function forgetAnswers(): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION[0] });
}

/** Where to sign in, and come back to this very view. */
export function signInAddress(back: string): string {
  return `/api/v1/login?return_to=${encodeURIComponent(back)}`;
}
