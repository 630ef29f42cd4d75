// How soon a person sees something. The instance is OCG_URL, its process OCG_PROCESS, and the figures go to OCG_FIGURES.
import { writeFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, signIn } from '../browser';

const given = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: this is started by ./ocg bench ui`);
  }
  return value;
};
const url = given('OCG_URL').replace(/\/$/, '');
const processKey = given('OCG_PROCESS');
const figures: Record<string, number> = {};
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  writeFileSync(given('OCG_FIGURES'), JSON.stringify(figures));
});

/** A page of somebody who is signed in, with nothing in any cache. */
async function signedIn(): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const login = await fetch(`${url}/api/v1/login`, { redirect: 'manual' });
  const provider = new URL(login.headers.get('location') ?? url).origin;
  const instance = { url, provider, output: () => '', stop: async () => {}, kill: async () => {} };
  await signIn(page, instance, 'bench-reader', {}, '/api/v1/session');
  return page;
}

/** Counts bytes as they come over the wire, heads included. */
async function wire(page: Page): Promise<{ session: CDPSession; bytes: () => number }> {
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  session.on('Network.loadingFinished', (done) => {
    bytes += done.encodedDataLength;
  });
  return { session, bytes: () => bytes };
}

test('the first screen: all that is loaded until the list of processes stands there', async () => {
  const page = await signedIn();
  const { bytes } = await wire(page);
  await page.goto(`${url}/`, { waitUntil: 'networkidle' });
  await page.getByText(processKey).first().waitFor({ timeout: 30_000 });
  await page.waitForLoadState('networkidle');
  expect(bytes()).toBeGreaterThan(1_000);
  figures.first_screen_gzip_kb = Math.round(bytes() / 100) / 10;
  await page.context().close();
});
