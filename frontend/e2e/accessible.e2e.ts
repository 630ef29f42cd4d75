// Every screen in every theme: no violation that axe finds, and nothing that goes over the edge of a small screen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect } from 'vitest';
import { signIn, test } from './browser';
import { type Door, logsDoor } from './instance';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PATHS = [
  '/processes',
  '/process?key=helpdesk',
  '/process?key=helpdesk&open=%3AWait&twin=table',
  '/process?key=helpdesk&grouped=families&metric=time&open=%3AResolve+ticket',
  '/process?key=none',
  '/process/compare?key=helpdesk',
  '/next?process=helpdesk',
  '/next?process=helpdesk&steps=%5B%22Wait%22%5D',
  '/mine',
  '/mine/tasks',
  '/mine/sharing',
  '/no-such-page',
];

/** What axe says of these is asked in `admin.e2e.ts`, with more of them open. */
const ADMIN_PATHS = [
  '/admin',
  '/admin/imports',
  '/admin/jobs',
  '/admin/connectors',
  '/admin/permissions',
  '/admin/identity',
  '/admin/vocabulary',
  '/admin/audit',
];
const EXPECTED = [/the server responded with a status of 404 .*no-such-page/];
let instance: Door;

beforeEach(({ task, skip }) => {
  instance = logsDoor({ task, skip });
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE); // by the debugger: the policy lets no script in
  const { violations: found } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run: (of: Document, how: object) => Promise<AxeResults> } }).axe.run(
        document,
        {
          runOnly: { type: 'tag', values: tags },
        },
      ),
    TAGS,
  );
  return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 200)}`));
}

async function settled(page: Page, path: string) {
  await page.goto(`${instance.url}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}

test('no violation in any theme', async ({ open }) => {
  const page = await open(instance, { expected: EXPECTED, reducedMotion: 'reduce' });
  await signIn(page, instance, 'anna', {}, '/processes');
  const all: string[] = [];
  for (const path of PATHS) {
    await settled(page, path);
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.evaluate((it) => {
        document.documentElement.dataset.theme = it;
      }, theme);
      await page.waitForTimeout(300); // colours on their way are neither's
      all.push(...(await violations(page)).map((it) => `${path} in ${theme}: ${it}`));
    }
  }
  expect(all).toEqual([]);
}, 240_000);

test('signing in has none either', async ({ open }) => {
  const page = await open(instance, { expected: [/the server responded with a status of 401 .*\/api\/v1\/session/] });
  await settled(page, '/');
  expect(await violations(page)).toEqual([]);
});

test('what explains the figures of a list opens and closes by keys, and the focus comes back', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', {}, '/process?key=helpdesk');
  await page.locator('[data-place=":Wait"]').waitFor();
  for (const name of ['The figures of the variants', 'The figures of the map', 'The figures of the trend']) {
    const button = page.getByRole('button', { name });
    await button.focus();
    await page.keyboard.press('Enter');
    const layer = page.getByRole('dialog', { name });
    await layer.getByText('rounded down to a multiple of k').first().waitFor();
    await layer.getByText('Complete up to').waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => layer.count()).toBe(0);
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
    await button.click();
    await layer.waitFor();
    await button.click();
    await expect.poll(() => layer.count()).toBe(0);
    await button.click();
    await layer.waitFor();
    await page.mouse.click(2, 2);
    await expect.poll(() => layer.count()).toBe(0);
  }
});

test('the focus never falls out of the page', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', {}, '/processes');
  const kept = () => expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  const press = async (it: Locator) => {
    await it.focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    await kept();
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await press(page.getByRole('link', { name: 'helpdesk' }));
  const place = page.locator('[data-place=":Wait"]');
  await place.focus();
  await page.keyboard.press('Enter');
  await press(button('have it'));
  const details = page.getByRole('complementary');
  await place.focus();
  await page.keyboard.press('Enter');
  await details.waitFor();
  await press(details.getByRole('button', { name: /^Take in charge ticket/ }).first());
  await page.keyboard.press('Escape');
  await expect.poll(() => details.count()).toBe(0);
  await place.focus();
  await page.keyboard.press('Enter');
  await details.waitFor();
  await press(button('Close'));
  expect(await place.evaluate((it) => it === document.activeElement)).toBe(true);
  await press(button('Remove: with Wait'));
  await page.getByRole('region', { name: 'Variants' }).last().getByRole('button').first().click();
  await press(button('Clear'));
});

test('nothing goes over the edge at 360 pixels, in German, or at 4K', async ({ open }) => {
  const page = await open(instance, { expected: EXPECTED });
  await page.addInitScript(() => localStorage.setItem('ocg.locale', 'de'));
  await signIn(page, instance, 'anna', { roles: ['ocg-admin'] }, '/processes');
  const wide: string[] = [];
  for (const path of [...PATHS, ...ADMIN_PATHS]) {
    await settled(page, path);
    for (const viewport of [
      { width: 3840, height: 2160 },
      { width: 360, height: 740 },
    ]) {
      await page.setViewportSize(viewport);
      await page.waitForTimeout(200);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) {
        wide.push(`${path} at ${viewport.width}: ${over} pixels`);
      }
    }
  }
  expect(wide).toEqual([]);
}, 240_000);
