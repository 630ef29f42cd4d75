import type { Problem as ProblemBody } from './contract.gen';

export type ProblemType = ProblemBody['type'] | 'unreachable' | 'unreadable';

/** An answer that is none: what the API refused, or that it could not be reached. Shape: RFC 9457. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly type: ProblemType,
    readonly status: number,
    message: string,
    readonly requestId: string | null,
    /** Seconds after which it may be tried again; null where the API named none. */
    readonly retryAfter: number | null,
  ) {
    super(message);
  }

  /** Whether the same request may go well in a moment. */
  get passes(): boolean {
    return this.type === 'unreachable' || this.status === 503 || this.status === 429;
  }

  /** Whether it was understood and is not answered: what was shown before is not to be shown any longer. */
  get refused(): boolean {
    return this.status >= 400 && this.status < 500 && !this.passes;
  }
}

const PROBLEM = 'application/problem+json';

/** What an answer that is not 2xx says. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const retry = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const retryAfter = Number.isFinite(retry) ? retry : null;
  if (!response.headers.get('Content-Type')?.startsWith(PROBLEM)) {
    return new ApiProblem('unreadable', response.status, response.statusText, null, retryAfter);
  }
  const body = (await response.json()) as ProblemBody;
  return new ApiProblem(body.type, response.status, body.detail || body.title, body.request_id, retryAfter);
}

/** What a request that had no answer says. */
export function unreachable(cause: unknown): ApiProblem {
  return new ApiProblem('unreachable', 0, cause instanceof Error ? cause.message : String(cause), null, null);
}
