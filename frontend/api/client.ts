import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './contract.gen';
import { problemOf, unreachable } from './problem';
import { csrfToken, sessionIsOver } from './session';

const manners: Middleware = {
  onRequest({ request }) {
    // reads, too: when somebody else has signed in meanwhile, nothing of theirs is answered to this page
    const token = csrfToken();
    if (token) {
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

/** What an answer was made of. */
export interface OfRelease {
  /** Changes whenever anything changes that the caller may see; null where the API gave no tag. */
  readonly release: string | null;
}

/** The data of an answer about what was released, with the release's id out of its entity tag. */
export async function released<T>(call: Promise<{ data?: T; response: Response }>): Promise<T & OfRelease> {
  const answer = await call;
  const tag = answer.response.headers.get('ETag');
  return { ...(await data(Promise.resolve(answer))), release: tag?.match(/"(.*)"/)?.[1] ?? null };
}
