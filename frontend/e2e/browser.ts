// The machine's Chromium, and pages that fail their test when anything about them is not in order.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { test as plain } from 'vitest';
import type { Door } from './instance';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const SECURITY_POLICY = 'forbidden by the policy:';

/** `OCG_CHROMIUM`, or the first on the PATH. */
export function chromiumPath(): string | undefined {
  const given = process.env.OCG_CHROMIUM;
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...(given === undefined ? [] : [given]), ...candidates].find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Talks to nobody but this machine, whatever a page or the browser itself would like. */
export function launch(...more: string[]): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    throw new Error(`needs Chromium: OCG_CHROMIUM, or one of ${NAMES.join(', ')} on the PATH`);
  }
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-domain-reliability',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      ...more,
    ],
  });
}

/** What may go wrong without failing the test, by what it says; nothing by default. */
export type Expected = readonly RegExp[];

/** Notes whatever is not in order on any page of a context. */
export class Watch {
  readonly #instance: Door;
  readonly #expected: Expected;
  readonly #trouble: string[] = [];

  private constructor(instance: Door, expected: Expected) {
    this.#instance = instance;
    this.#expected = expected;
  }

  static async over(context: BrowserContext, instance: Door, expected: Expected): Promise<Watch> {
    const watch = new Watch(instance, expected);
    await context.addInitScript((prefix) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(prefix, event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber);
      });
    }, SECURITY_POLICY);
    context.on('console', (message) => watch.#heard(message));
    context.on('weberror', (failure) => watch.#note(`an error on a page: ${failure.error().stack ?? failure.error()}`));
    context.on('request', (request) => watch.#asked(request));
    return watch;
  }

  /** Everything that was not in order and not expected. */
  get trouble(): readonly string[] {
    return this.#trouble;
  }

  #heard(message: ConsoleMessage) {
    const isProviders = [message.location().url, message.page()?.url() ?? ''].some((url) =>
      url.startsWith(this.#instance.provider),
    );
    if (message.type() === 'error' && !isProviders) {
      this.#note(`on the console: ${message.text()} (${message.location().url})`);
    }
  }

  #asked(request: Request) {
    const url = new URL(request.url());
    const isOurs = ['data:', 'blob:'].includes(url.protocol) || url.origin === this.#instance.url;
    if (!isOurs && url.origin !== this.#instance.provider && !this.#isProviders(request)) {
      this.#note(`a request to another host: ${request.url()}`);
    }
  }

  /** The provider's own page asks for fonts of others; it gets none. */
  #isProviders(request: Request): boolean {
    return request.headers().referer?.startsWith(this.#instance.provider) ?? false;
  }

  #note(what: string) {
    if (!this.#expected.some((it) => it.test(what))) {
      this.#trouble.push(what);
    }
  }
}

export interface Opening extends BrowserContextOptions {
  /** What may go wrong here. */
  readonly expected?: Expected;
}

/** Opens a page in a browser context of its own: no two share a cookie. */
export type Open = (instance: Door, how?: Opening) => Promise<Page>;

/** A test with pages; it fails for a console error, a page error, anything that the policy forbids and any request elsewhere. */
export const test = plain.extend<{ browser: Browser; open: Open }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: the library reads what a fixture needs from its parameter
    async ({}, use) => {
      const browser = await launch();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  open: async ({ browser }, use) => {
    const opened: { context: BrowserContext; watch: Watch }[] = [];
    await use(async (instance, { expected = [], ...options } = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      opened.push({ context, watch: await Watch.over(context, instance, expected) });
      return context.newPage();
    });
    for (const { context } of opened) {
      await context.close();
    }
    const trouble = opened.flatMap(({ watch }) => watch.trouble);
    if (trouble.length > 0) {
      throw new Error(`not in order:\n${trouble.join('\n')}`);
    }
  },
});

export interface Claims {
  /** Words that the instance's settings turn into roles, such as `ocg-admin`. */
  readonly roles?: readonly string[];
  readonly groups?: readonly string[];
}

/** Signs in at the development provider as anybody, and comes back to a path of the instance. */
export async function signIn(page: Page, instance: Door, name: string, claims: Claims = {}, returnTo = '/') {
  await page.goto(`${instance.url}/api/v1/login?return_to=${encodeURIComponent(returnTo)}`);
  await page.locator('input[name=username]').fill(name);
  await page.locator('textarea[name=claims]').fill(JSON.stringify({ roles: [], groups: [], ...claims }));
  await page.locator('[type=submit]').click();
  await page.waitForURL((url) => url.origin === instance.url);
}
