// A code host of one repository on this machine, as far as adding it and its first run ask; who asks needs its token.
import { createServer, type ServerResponse } from 'node:http';

export interface FakeTool {
  readonly address: string;
  readonly token: string;
  /** Method and path of whatever was asked. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const REPOSITORY = '/repos/acme/shop';

function issue(number: number) {
  const at = `2026-02-0${number}T09:00:00Z`;
  const user = { id: 7, login: 'somebody', type: 'User' };
  return { id: 9000 + number, number, title: 'a secret of somebody', user, created_at: at, updated_at: at };
}

/** Its token has the classic scope `repo`, which could write. */
export async function fakeTool(): Promise<FakeTool> {
  const token = 'canary-of-an-e2e-test';
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(`${request.method} ${url.pathname}`);
    if (request.headers.authorization !== `Bearer ${token}`) {
      return send(response, 401, { message: 'Bad credentials' });
    }
    if (url.pathname === REPOSITORY) {
      return send(response, 200, { id: 4711, permissions: { push: false } });
    }
    if (!url.pathname.startsWith(`${REPOSITORY}/`)) {
      return send(response, 404, { message: 'Not Found' });
    }
    const since = Date.parse(url.searchParams.get('since') ?? '1970-01-01T00:00:00Z');
    const isFirst = (url.searchParams.get('page') ?? '1') === '1';
    const all = url.pathname === `${REPOSITORY}/issues` && isFirst ? [issue(1), issue(2), issue(3)] : [];
    return send(
      response,
      200,
      all.filter((it) => Date.parse(it.updated_at) >= since),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound !== 'object') {
    throw new Error('no port');
  }
  return {
    address: `http://127.0.0.1:${bound.port}`,
    token,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'X-OAuth-Scopes': 'repo' });
  response.end(JSON.stringify(body));
}
