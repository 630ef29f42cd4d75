import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './contract.gen';
import { problemOf, unreachable } from './problem';
import { csrfToken, sessionIsOver } from './session';

const READS = new Set(['GET', 'HEAD']);

const manners: Middleware = {
  onRequest({ request }) {
    const token = csrfToken();
    if (!READS.has(request.method) && token) {
      request.headers.set('X-CSRF-Token', token);
    }
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) {
      return undefined;
    }
    if (response.status === 401) {
      sessionIsOver();
    }
    throw await problemOf(response);
  },
  onError({ error }) {
    return unreachable(error);
  },
};

/** The API by its contract. A call gives `data`, or throws an {@link ApiProblem}. */
export const api = createClient<paths>({ credentials: 'same-origin', cache: 'no-store' });
api.use(manners);

/** The data of an answer; the middleware has thrown whatever is none. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  const answer = await call;
  if (answer.data === undefined) {
    throw new Error('an answer without a body');
  }
  return answer.data;
}
