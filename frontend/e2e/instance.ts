// The real program in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject, type TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test was skipped, for whoever reads the report. */
    reason?: string;
  }
}

/** Where an instance is. */
export interface Door {
  /** `http://127.0.0.1:PORT`, without a slash. */
  readonly url: string;
  /** Where people say who they are. */
  readonly provider: string;
}

export interface Instance extends Door {
  /** What it printed so far. */
  output(): string;
  /** Ends it as Ctrl-C does, and what it started with it. */
  stop(): Promise<void>;
  /** Takes it away at once and leaves what it started: only to see what a page does then. */
  kill(): Promise<void>;
}

const READY = /OCG is ready: (http:\/\/\S+)/;
const PATIENCE_MS = 400_000;
const FAREWELL_MS = 60_000;

/** The command that starts the program: a JSON array in `OCG_COMMAND`, or the launcher of this checkout. */
function command(): [string, ...string[]] {
  const given: unknown = JSON.parse(process.env.OCG_COMMAND ?? 'null');
  if (Array.isArray(given) && given.length > 0 && given.every((it) => typeof it === 'string')) {
    return given as [string, ...string[]];
  }
  return [fileURLToPath(new URL('../../ocg', import.meta.url))];
}

/** A public log below `OCG_DATA`, such as `logs/helpdesk.xes.gz`. */
export function publicLog(name: string): string | undefined {
  const folder = process.env.OCG_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
  const file = join(folder, name);
  return existsSync(file) ? file : undefined;
}

/** Skips a test, and the report says why: `leaveOut({ task, skip }, 'needs …')`. */
export function leaveOut({ task, skip }: Pick<TestContext, 'task' | 'skip'>, reason: string): never {
  task.meta.reason = reason;
  return skip(reason);
}

/** The shared instance with public logs; skips the test where they are not there. */
export function logsDoor(context: Pick<TestContext, 'task' | 'skip'>): Door {
  return inject('logs') ?? leaveOut(context, 'needs helpdesk and bpic2013-incidents in the public data (OCG_DATA)');
}

/** The demo of these logs, their people and readers vouched for. */
export function demoOfLogs(...logs: string[]): Promise<Instance> {
  return start('demo', '--log', ...logs, '--consent', 'all', '--readable-by', 'everyone');
}

/** The same on a directory that stays, so that it can be started again. */
export function demoOfLogsIn(directory: string, ...logs: string[]): Promise<Instance> {
  return start('demo', '--data-dir', directory, '--log', ...logs, '--consent', 'all', '--readable-by', 'everyone');
}

/** The demo of the simulated company; tools on this machine may be read. */
export function demoOfCompany(): Promise<Instance> {
  return startWith({ OCG_CONNECTORS_PRIVATE_HOSTS: '127.0.0.1' }, 'demo');
}

/** An instance on this directory, with what it has in it. */
export function up(directory: string, ...more: string[]): Promise<Instance> {
  return start('up', '--data-dir', directory, ...more);
}

/** One that somebody has started already, by the address in a variable, and that goes on: quicker while a test is written. */
export async function running(name: string): Promise<Instance | undefined> {
  const url = process.env[name];
  return url === undefined
    ? undefined
    : { url, provider: await providerOf(url), output: () => '', stop: async () => {}, kill: async () => {} };
}

/** Any of them that says when it is ready; its port is a free one unless one is named. */
export function start(...args: string[]): Promise<Instance> {
  return startWith({}, ...args);
}

/** The same with more in its environment. */
async function startWith(more: Record<string, string>, ...args: string[]): Promise<Instance> {
  const port = args.includes('--port') ? [] : ['--port', String(await freePort())];
  const [program, ...first] = command();
  const child = spawn(program, [...first, ...args, ...port], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...more },
  });
  let printed = '';
  const hear = (text: Buffer) => {
    printed += text.toString('utf8');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  try {
    const url = await ready(child, () => printed);
    return {
      url,
      provider: await providerOf(url),
      output: () => printed,
      stop: () => end(child, 'SIGTERM'),
      kill: () => end(child, 'SIGKILL'),
    };
  } catch (failure) {
    await end(child, 'SIGTERM');
    throw failure;
  }
}

function ready(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => fail('it is not ready in time'), PATIENCE_MS);
    const look = setInterval(() => {
      const url = READY.exec(printed())?.[1];
      if (url !== undefined) {
        done();
        resolve(url.replace(/\/$/, ''));
      }
    }, 50);
    const done = () => {
      clearTimeout(late);
      clearInterval(look);
      child.off('exit', ended);
      child.off('error', broken);
    };
    const fail = (why: string) => {
      done();
      reject(new Error(`${why}; it said:\n${printed()}`));
    };
    const ended = (code: number | null, signal: string | null) => fail(`it ended (${code ?? signal})`);
    const broken = (error: Error) => fail(`it could not be started (${error.message})`);
    child.on('exit', ended);
    child.on('error', broken);
  });
}

async function providerOf(url: string): Promise<string> {
  const login = await fetch(`${url}/api/v1/login`, { redirect: 'manual' });
  const location = login.headers.get('location');
  if (location === null) {
    throw new Error(`nobody can log in here: ${login.status} ${await login.text()}`);
  }
  return new URL(location).origin;
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), FAREWELL_MS);
    child.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
