// What an analyst does: the list, the map, the variants, a comparison, a file to take along.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { beforeEach, expect } from 'vitest';
import { signIn, test } from './browser';
import { HOSTILE } from './hostile';
import { type Door, logsDoor } from './instance';

const HELPDESK = '/process?key=helpdesk';
let instance: Door;

beforeEach(({ task, skip }) => {
  instance = logsDoor({ task, skip });
});

const place = (page: Page, step: string) => page.locator(`[data-place=":${step}"]`);
const drawn = (page: Page) => page.getByText(/of \d+ paths are drawn/);
const chips = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('listitem');

/** Where each place of the map stands, by its id. */
const standing = (page: Page) =>
  page
    .locator('.react-flow__node')
    .evaluateAll((all) =>
      Object.fromEntries(all.map((it) => [it.getAttribute('data-id'), (it as HTMLElement).style.transform])),
    );

async function analyst(open: (instance: Door) => Promise<Page>, path: string): Promise<Page> {
  const page = await open(instance);
  await signIn(page, instance, 'anna', {}, path);
  return page;
}

test('from the list the first map is one click away', async ({ open }) => {
  const page = await analyst(open, '/processes');
  await page.getByText('Complete up to').waitFor();
  await page.getByRole('img', { name: 'Traces of helpdesk in each window' }).waitFor();
  await page.getByRole('link', { name: 'helpdesk' }).click();
  await place(page, 'Wait').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('helpdesk');
  await page
    .getByRole('button', { name: /^Show|Take in charge ticket.*Resolve ticket/ })
    .first()
    .waitFor();
});

test('the sliders hide and show, ask nobody, and move nothing', async ({ open }) => {
  const page = await analyst(open, HELPDESK);
  await place(page, 'Wait').waitFor();
  const before = await standing(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const slider = page.getByRole('slider', { name: 'Activities' });
  await slider.focus();
  for (let i = 0; i < 60; i++) {
    await slider.press('ArrowLeft');
  }
  await page.getByText(/2 of 5 activities/).waitFor();
  expect(asked.filter((it) => it.includes('/api/'))).toEqual([]);
  const after = await standing(page);
  expect(Object.keys(after).length).toBeLessThan(Object.keys(before).length);
  for (const [id, where] of Object.entries(after)) {
    expect(before[id]).toBe(where);
  }
  await page.reload();
  await page.getByText(/2 of 5 activities/).waitFor();
  await page.getByRole('button', { name: 'Activities: More' }).click();
  await page.waitForURL(/activities=45/);
});

test('all paths at once: none is missing, and no label hides a step', async ({ open }) => {
  const page = await analyst(open, '/process?key=bpic2013-incidents&activities=100&paths=100');
  await place(page, 'Completed').waitFor();
  const before = await standing(page);
  const said = (await drawn(page).textContent()) ?? '';
  const [, shown, all] = /(\d+) of (\d+) paths/.exec(said) ?? [];
  expect(shown).toBe(all);
  expect(await page.locator('.react-flow__edge').count()).toBe(Number(all));
  const hidden = await page.evaluate(() => {
    const boxes = (selector: string) =>
      [...document.querySelectorAll(selector)].map((it) => it.getBoundingClientRect());
    const labels = boxes('.react-flow__edgelabel-renderer > *');
    return boxes('[data-place]').filter((place) =>
      labels.some(
        (label) =>
          label.left < place.right && place.left < label.right && label.top < place.bottom && place.top < label.bottom,
      ),
    ).length;
  });
  expect(hidden).toBe(0);
  await page.getByRole('button', { name: 'Paths: Fewer' }).click();
  await page.waitForURL(/paths=95/);
  expect(await standing(page)).toEqual(before);
});

test('a click on a step opens it, its filters narrow all of the page, and back takes them away', async ({ open }) => {
  const page = await analyst(open, HELPDESK);
  await place(page, 'Wait').click();
  const details = page.getByRole('complementary', { name: 'Step' });
  await details.getByRole('button', { name: 'have it', exact: true }).click();
  await expect.poll(() => chips(page).allTextContents()).toEqual(['with Wait']);
  const variants = page
    .getByRole('region', { name: 'Variants' })
    .getByRole('button', { pressed: false })
    .filter({ hasText: 'people' });
  await expect.poll(async () => (await variants.allTextContents()).every((text) => text.includes('Wait'))).toBe(true);
  await page.getByText(/of 5 activities|of 4 activities|of 3 activities/).waitFor();
  await page.reload();
  await expect.poll(() => chips(page).allTextContents()).toEqual(['with Wait']);
  await page.getByRole('button', { name: 'Remove: with Wait' }).click();
  await expect.poll(() => chips(page).count()).toBe(0);
  await page.goBack();
  await expect.poll(() => chips(page).allTextContents()).toEqual(['with Wait']);
});

test('without is the other side of with', async ({ open }) => {
  const page = await analyst(open, `${HELPDESK}&without=${encodeURIComponent('["Wait"]')}`);
  await expect.poll(() => chips(page).allTextContents()).toEqual(['without Wait']);
  await place(page, 'Resolve ticket').waitFor();
  await expect.poll(() => place(page, 'Wait').count()).toBe(0);
});

test('chosen variants light up their way on the map', async ({ open }) => {
  const page = await analyst(open, HELPDESK);
  await place(page, 'Wait').waitFor();
  const variants = page.getByRole('region', { name: 'Variants' }).last().getByRole('button');
  await variants.filter({ hasText: 'Assign seriousness' }).first().click();
  await page.waitForURL(/lit=/);
  const lit = () => page.locator('[data-place][class*=lit]').count();
  const chosen = () => new URL(page.url()).searchParams.get('lit')?.split(',').length ?? 0;
  await expect.poll(lit).toBe(3);
  await variants.filter({ hasText: 'Wait' }).first().click();
  await expect.poll(lit).toBeGreaterThan(3);
  await expect.poll(chosen).toBe(2);
  await variants.filter({ hasText: 'Take in charge ticket' }).first().click();
  await expect.poll(chosen).toBe(3);
  expect(await page.getByRole('button', { pressed: true }).filter({ hasText: 'people' }).count()).toBe(3);
  await page.reload();
  await expect.poll(lit).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.poll(lit).toBe(0);
});

test('until a filter is answered, what stands there is marked as old, and no picture says otherwise', async ({
  open,
}) => {
  const page = await analyst(open, HELPDESK);
  await place(page, 'Wait').click();
  await page.route('**/api/v1/analytics/**', async (route) => {
    await new Promise((later) => setTimeout(later, 3_000));
    await route.continue();
  });
  await page.getByRole('button', { name: 'have it', exact: true }).click();
  await expect.poll(() => chips(page).allTextContents()).toEqual(['with Wait']);
  await page.getByText('Updating…').first().waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  expect(await page.getByRole('menuitem', { name: /SVG/ }).getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByText('Updating…').count(), { timeout: 20_000 }).toBe(0);
});

test('a span that ends before it begins is not asked for, and an address without a process says so', async ({
  open,
}) => {
  const page = await analyst(open, `${HELPDESK}&from=2014-01-01&to=2010-01-01`);
  await expect.poll(() => chips(page).count()).toBe(1);
  await page.getByLabel('From', { exact: true }).fill('2012-01-01');
  await page.getByLabel('To', { exact: true }).fill('2011-01-01');
  await expect.poll(() => page.getByLabel('From', { exact: true }).inputValue()).toBe('');
  await expect.poll(() => page.getByLabel('To', { exact: true }).inputValue()).toBe('2011-01-01');
  for (const path of ['/process/compare', '/process/compare?key=nope', '/process?key=nope']) {
    await page.goto(`${instance.url}${path}`);
    await page.getByRole('link', { name: 'All processes' }).waitFor();
  }
});

test('the map by keys alone', async ({ open }) => {
  const page = await analyst(open, HELPDESK);
  await place(page, 'Wait').waitFor();
  await page.getByRole('group', { name: /Map of the process/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const here = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.place ?? null);
  const step = await here();
  expect(step).toMatch(/^:/);
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Step' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('complementary').count()).toBe(0);
  const names = await page
    .locator('.react-flow__edge')
    .evaluateAll((all) => all.map((it) => it.getAttribute('aria-label')));
  expect(names).toContain('Take in charge ticket → Wait');
  expect(names.every((it) => it?.includes(' → '))).toBe(true);
  const zoom = () =>
    page.locator('.react-flow__viewport').evaluate((it) => new DOMMatrix(getComputedStyle(it).transform).a);
  const before = await zoom();
  await page.keyboard.press('+');
  await expect.poll(zoom).toBeGreaterThan(before);
  await page.keyboard.press('0');
  await page.getByRole('combobox', { name: 'Find a step' }).fill('Wai');
  await page.getByRole('option', { name: 'Wait' }).click();
  await page.getByRole('complementary', { name: 'Step' }).getByText('Wait').first().waitFor();
});

test('the table says what the map says', async ({ open }) => {
  const page = await analyst(open, `${HELPDESK}&twin=table`);
  const rows = page.getByRole('table', { name: /Paths of the process/ }).getByRole('row');
  await expect.poll(() => rows.count()).toBeGreaterThan(10);
  const graph = await page.evaluate(async () => (await fetch('/api/v1/analytics/processes/helpdesk/graph')).json());
  const texts = await rows.allTextContents();
  for (const edge of graph.edges) {
    const count = new Intl.NumberFormat('en').format(edge.count);
    expect(texts.some((it) => it.startsWith(`${edge.source}${edge.target}${count}`))).toBe(true);
  }
});

test('two spans are compared on one layout', async ({ open }) => {
  const page = await analyst(open, HELPDESK);
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByText('Slower').first().waitFor();
  await expect.poll(() => page.locator('.react-flow').count()).toBe(2);
  const sides = await page
    .locator('.react-flow')
    .evaluateAll((maps) =>
      maps.map((map) =>
        Object.fromEntries(
          [...map.querySelectorAll<HTMLElement>('.react-flow__node')].map((it) => [it.dataset.id, it.style.transform]),
        ),
      ),
    );
  const [left = {}, right = {}] = sides;
  const both = Object.keys(left).filter((id) => id in right);
  expect(both.length).toBeGreaterThan(3);
  expect(both.every((id) => left[id] === right[id])).toBe(true);
  await page.getByRole('group', { name: 'Before' }).getByLabel('To').fill('2011-06-30');
  await page.waitForURL(/before_to=2011-07-01/);
  await page.reload();
  await expect.poll(() => page.getByRole('group', { name: 'Before' }).getByLabel('To').inputValue()).toBe('2011-06-30');
});

test('the trend has a table, and a window that is not there is not called zero', async ({ open }) => {
  const page = await analyst(open, HELPDESK);
  const trend = page.getByRole('region', { name: 'Trend' }).first();
  await trend.getByRole('button', { name: 'Table' }).click();
  const cells = trend.getByRole('table').getByRole('cell');
  await expect.poll(() => cells.count()).toBeGreaterThan(10);
  expect((await cells.allTextContents()).includes('0')).toBe(false);
});

test('the map leaves as a drawing and as a picture, with all that is needed to read it', async ({ open }) => {
  const page = await analyst(open, `${HELPDESK}&with=${encodeURIComponent('["Wait"]')}`);
  await place(page, 'Wait').waitFor();
  const take = async (item: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const svg = await take('Map as a drawing (SVG)');
  expect(svg.name).toBe('helpdesk-map.svg');
  for (const said of ['helpdesk', 'with Wait', 'k = 5', 'Release ', 'Complete up to', 'Rarer behaviour is withheld']) {
    expect(svg.bytes.toString('utf8')).toContain(said);
  }
  const png = await take('Map as a picture (PNG)');
  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(10_000);
  const csv = await take('Variants (CSV)');
  expect(csv.name).toBe('helpdesk-variants.csv');
  const release = /Release ([0-9a-f]{32}),/.exec(svg.bytes.toString('utf8'))?.[1];
  const [header, ...rows] = csv.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(header).toMatch(/^variant,steps,.*,process_key,filters,complete_up_to,k,release$/);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row.split(',')[1]).toContain('Wait');
    expect(row).toMatch(new RegExp(`,helpdesk,contains=Wait,[^,]+,5,${release}$`));
  }
});

test('hostile labels are only labels', async ({ open }) => {
  const page = await analyst(open, '/process?key=hostile');
  await expect.poll(() => page.locator('[data-place]').count()).toBeGreaterThan(4);
  await page.getByRole('region', { name: 'Variants' }).last().getByText(HOSTILE.formula).first().waitFor();
  await place(page, 'x').count();
  await page.locator('[data-place]').filter({ hasText: '<script>' }).click();
  await page.getByRole('complementary').getByText(HOSTILE.script).first().waitFor();
  await page.getByRole('button', { name: 'have it', exact: true }).click();
  await expect.poll(() => chips(page).count()).toBe(1);
  expect(await page.title()).toBe('hostile · OCG');
  await page.goto(`${instance.url}/next?process=hostile&steps=${encodeURIComponent(JSON.stringify([HOSTILE.script]))}`);
  await page.getByText(HOSTILE.script).first().waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('whatever the address says, there is a page', async ({ open }) => {
  const page = await open(instance, { expected: [/the server responded with a status of 400/] });
  await signIn(page, instance, 'anna', {}, '/processes');
  const value = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('[]', '["Wait"]', '[1]', '{', '-1', '1e9', 'null', '2024-13-45', 'people'),
  );
  const names = [
    'from',
    'to',
    'scope',
    'with',
    'without',
    'starts',
    'ends',
    'activities',
    'paths',
    'metric',
    'lit',
    'open',
    'grouped',
    'twin',
  ];
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1, maxKeys: 5 }), async (query) => {
      await page.goto(`${instance.url}/process?${new URLSearchParams({ key: 'helpdesk', ...query })}`);
      await page.getByRole('heading', { level: 1, name: 'helpdesk' }).waitFor({ timeout: 10_000 });
      await drawn(page).or(page.getByRole('alert')).first().waitFor({ timeout: 10_000 });
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
