// How soon a person sees something. The instance is OCG_URL, its process OCG_PROCESS, and the figures go to OCG_FIGURES.
import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
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

/** The first moment (ms since navigation) at which something matches and is visible; noted by the page itself. */
async function noteFirst(page: Page, selector: string): Promise<() => Promise<number>> {
  await page.addInitScript((what) => {
    const look = () => {
      const found = document.querySelector(what);
      if (found && getComputedStyle(found).visibility === 'visible') {
        // the frame in which it is there has been painted when the next one begins
        requestAnimationFrame(() =>
          requestAnimationFrame(() => Object.assign(globalThis, { seenAt: performance.now() })),
        );
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  }, selector);
  return async () => {
    const seen = await page.waitForFunction(() => (globalThis as { seenAt?: number }).seenAt, null, {
      timeout: 60_000,
    });
    return (await seen.jsonValue()) ?? Number.NaN;
  };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const key = encodeURIComponent(processKey);

test('the first screen: what was asked for until the list of processes stood there', async () => {
  const page = await signedIn();
  const seen = await noteFirst(page, 'a[href*="/process?key="]');
  await page.goto(`${url}/processes`, { waitUntil: 'networkidle' });
  const at = await seen();
  // maps and charts are loaded when there is something to draw: after the list
  const bytes = await page.evaluate((until) => {
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return (all as PerformanceResourceTiming[]).filter((it) => it.startTime <= until).map((it) => it.transferSize);
  }, at);
  expect(bytes.length).toBeGreaterThan(5);
  expect(bytes.every((it) => it > 0)).toBe(true);
  figures.first_screen_gzip_kb = Math.round(bytes.reduce((a, b) => a + b, 0) / 100) / 10;
  await page.context().close();
});

test('the first map: from the navigation, with nothing in the cache', async () => {
  const runs: number[] = [];
  for (let run = 0; run < 5; run++) {
    const page = await signedIn();
    const seen = await noteFirst(page, '.react-flow__node [data-place]');
    await page.goto(`${url}/process?key=${key}`);
    runs.push(await seen());
    expect(await page.locator('.react-flow__node').count()).toBeGreaterThan(40);
    await page.context().close();
  }
  figures.first_map_ms = Math.round(median(runs));
});

test('a slider: from the key to the next picture, without a request', async () => {
  const page = await signedIn();
  await page.goto(`${url}/process?key=${key}`);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.evaluate(() => {
    const took: number[] = [];
    Object.assign(globalThis, { took });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'keydown') {
          took.push(entry.duration);
        }
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  const slider = page.getByRole('slider').first();
  await slider.focus();
  for (let i = 0; i < 40; i++) {
    await slider.press(i < 20 ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForTimeout(60);
  }
  const took = await page.evaluate(() => (globalThis as unknown as { took: number[] }).took);
  expect(took.length).toBeGreaterThan(10);
  expect(asked.filter((it) => it.includes('/api/'))).toEqual([]);
  took.sort((a, b) => a - b);
  figures.slider_ms = took[Math.ceil(0.95 * took.length) - 1] ?? Number.NaN;
  await page.context().close();
});

test('scrolling the variants to the end: tasks of more than 50 ms', async () => {
  const page = await signedIn();
  await page.goto(`${url}/process?key=${key}`);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map((it) => it.duration))).observe({
      type: 'longtask',
    });
  });
  const list = page.getByRole('region', { name: 'Variants' }).last();
  await list.hover();
  let end = false;
  for (let i = 0; i < 400 && !end; i++) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(25);
    end = await list
      .getByRole('listitem')
      .last()
      .evaluate((it) => it.getAttribute('aria-posinset') === it.getAttribute('aria-setsize'));
  }
  expect(end).toBe(true);
  figures.long_tasks = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long.length);
  await page.context().close();
});

test('memory after 200 changes of filters, as a part of what it was after the first ones', async () => {
  const page = await signedIn();
  await page.goto(`${url}/process?key=${key}`);
  await page.locator('.react-flow__node').first().waitFor();
  const session = await page.context().newCDPSession(page);
  const used = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const change = async (times: number) => {
    for (let i = 0; i < times; i++) {
      await page.getByRole('button', { name: 'Median time', exact: true }).first().click();
      await page
        .getByRole('region', { name: 'Variants' })
        .last()
        .getByRole('button')
        .nth(i % 5)
        .click();
      await page.getByRole('button', { name: 'Count', exact: true }).click();
      await page
        .getByRole('region', { name: 'Variants' })
        .last()
        .getByRole('button')
        .nth(i % 5)
        .click();
    }
  };
  await change(10);
  const before = await used();
  await change(50);
  figures.heap_growth = Math.round((100 * (await used())) / before) / 100;
  await page.context().close();
});
