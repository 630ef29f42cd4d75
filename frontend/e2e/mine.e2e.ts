// One's own page, on the simulated company: what one did, what one says of it, and that nobody else sees it.
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { signIn, test } from './browser';

/** A month that the history of the company has work in; it goes on live since, for some of its people. */
const JUNE = 'at=2026-06-15';

const instance = inject('company');

const rows = (page: Page) => page.getByRole('table').getByRole('row');
const title = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const bars = (page: Page) => page.locator('[data-task]');

/** Ids of the tasks that a page shows, in whatever way. */
const shown = (page: Page) => bars(page).evaluateAll((all) => all.map((it) => it.getAttribute('data-task')));

async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
}

async function openTask(page: Page, of: RegExp) {
  await page.goto(`${instance.url}/mine/tasks`);
  await rows(page).filter({ hasText: of }).first().getByRole('link').click();
  await page.getByRole('region', { name: 'What it is' }).waitFor();
}

test('the timeline has three zooms, says who sees it, and comes back as it was', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'person-001', {}, `/mine?${JUNE}`);
  await page.getByText('Only you can see this page.').waitFor();
  await bars(page).first().waitFor();
  await page.getByRole('button', { name: 'Year', exact: true }).click();
  await page.waitForURL(/zoom=year/);
  await page.getByRole('button', { name: 'Day', exact: true }).click();
  await page.waitForURL(/zoom=day/);
  const day = await page.getByRole('heading', { level: 2 }).first().textContent();
  await page.getByRole('button', { name: 'The day before' }).click();
  await page.waitForURL(/at=\d{4}-\d{2}-\d{2}/);
  const before = await page.getByRole('heading', { level: 2 }).first().textContent();
  expect(before).not.toBe(day);
  await page.reload();
  await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).toBe(before);
  await page.goBack();
  await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).toBe(day);
});

test('the timeline can be walked by keyboard, and its table says the same', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'person-001', {}, `/mine?${JUNE}`);
  await bars(page).first().focus();
  const first = await page.evaluate(() => document.activeElement?.getAttribute('data-task'));
  await page.keyboard.press('ArrowRight');
  const second = await page.evaluate(() => document.activeElement?.getAttribute('data-task'));
  expect(second).not.toBe(first);
  expect(await page.locator('[data-task][tabindex="0"]').count()).toBe(1);
  const drawn = await bars(page).count();
  await page.keyboard.press('-');
  await page.waitForURL(/zoom=year/);
  await page.goBack();
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('heading', { name: `Tasks (${drawn})` }).waitFor();
});

test('a task gets a title, which can be undone, and one is kept for good', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'person-002', {}, '/mine/tasks');
  await openTask(page, /shared/);
  const before = await title(page);
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('The <b>one</b> with “quotes”');
  await page.keyboard.press('Enter');
  await expect.poll(() => title(page)).toBe('The <b>one</b> with “quotes”');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => title(page)).toBe(before);
  await page.getByRole('button', { name: 'Keep to myself' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).toContain('This cannot be undone');
  expect(await dialog.textContent()).toContain('taken back for good');
  await dialog.getByRole('button', { name: 'Keep to myself' }).click();
  await page.getByText('You keep it to yourself.').waitFor({ timeout: 40_000 });
  expect(await page.getByRole('button', { name: 'Keep to myself' }).isDisabled()).toBe(true);
});

test('a task is split and merged again', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'person-003', {}, '/mine/tasks');
  await openTask(page, /[3-9] steps/);
  const steps = page.getByRole('region', { name: 'Steps' }).getByRole('listitem');
  const all = await steps.count();
  await page.getByRole('button', { name: 'before step 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Split' }).click();
  await expect.poll(() => steps.count(), { timeout: 40_000 }).toBe(1);
  await page.getByRole('link', { name: 'To the second part' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => steps.count(), { timeout: 40_000 }).toBe(all);
  await page.getByText('You split or merged it.').waitFor();
});

test('chosen tasks become one', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'person-004', {}, '/mine/tasks');
  const boxes = page.getByRole('checkbox');
  await boxes.first().waitFor();
  expect(await page.getByRole('button', { name: /^Merge/ }).isDisabled()).toBe(true);
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  await page.getByRole('button', { name: 'Merge 2 tasks' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  await page.waitForURL(/\/mine\/tasks\/task\?id=/, { timeout: 40_000 });
  await page.getByText('You split or merged it.').waitFor({ timeout: 40_000 });
});

test('somebody opts out and in again, and is told what follows', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'person-005', {}, '/mine/sharing');
  const word = page.getByRole('region', { name: 'Your word' });
  await word.waitFor();
  if (((await word.textContent()) ?? '').includes('opted out')) {
    await word.getByRole('button', { name: 'Opt in' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Opt in' }).click();
    await word.getByText('You have opted in').waitFor();
  }
  await word.getByRole('button', { name: 'Opt out' }).click();
  expect(await page.getByRole('dialog').textContent()).toContain('taken back');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await word.getByText('You have opted in').waitFor();
  await word.getByRole('button', { name: 'Opt out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Opt out' }).click();
  await word.getByText('You have opted out').waitFor();
  await page.reload();
  await word.getByText('You have opted out').waitFor();
  await word.getByRole('button', { name: 'Opt in' }).click();
  expect(await page.getByRole('dialog').textContent()).toContain('What began before is not shared');
  await page.getByRole('dialog').getByRole('button', { name: 'Opt in' }).click();
  await word.getByText('You have opted in').waitFor();
  await page.getByRole('heading', { name: 'What the last 30 days would have shared' }).waitFor();
});

test('who is nobody here is told so, and what to do', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'nobody-known', {}, '/mine');
  await page.getByRole('heading', { name: 'No account here is known to be yours' }).waitFor();
  expect(await page.getByRole('main').textContent()).toContain('nobody-known');
});

test('two people, one after the other in one browser, never see each other’s timeline', async ({ open }) => {
  const page = await open(instance, {
    expected: [/a status of 401 .*\/api\/v1\/session/, /a status of 404 .*\/api\/v1\/me\/tasks\//],
  });
  await signIn(page, instance, 'person-006', {}, `/mine?${JUNE}`);
  await bars(page).first().waitFor();
  const hers = new Set(await shown(page));
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await rows(page).nth(1).waitFor();
  const task = await rows(page).nth(1).getByRole('link').getAttribute('href');
  await signOut(page);

  await signIn(page, instance, 'person-007', {}, `/mine?${JUNE}`);
  await bars(page).first().waitFor();
  const his = await shown(page);
  expect(his.length).toBeGreaterThan(0);
  expect(his.filter((it) => hers.has(it))).toEqual([]);

  // back through everything that the first one looked at
  for (let i = 0; i < 6; i++) {
    await page.goBack().catch(() => undefined);
    await page.waitForTimeout(400);
    if (!page.url().startsWith(instance.url)) {
      continue;
    }
    const seen = await page.content();
    expect([...hers].some((it) => it !== null && seen.includes(it))).toBe(false);
  }
  await page.goto(`${instance.url}${task}`);
  await page.getByRole('heading', { name: 'There is no such task' }).waitFor();
});

test('a second tab that was one person’s becomes the next one’s', async ({ open }) => {
  const page = await open(instance, { expected: [/the server responded with a status of 401/] });
  await signIn(page, instance, 'person-006', {}, `/mine?${JUNE}`);
  await bars(page).first().waitFor();
  const hers = new Set(await shown(page));
  const other = await page.context().newPage();
  await other.goto(`${instance.url}/mine?${JUNE}`);
  await bars(other).first().waitFor();
  await signOut(other);
  await signIn(other, instance, 'person-007', {}, `/mine?${JUNE}`);
  await bars(other).first().waitFor();
  // the first tab hears of it without being touched
  await expect.poll(async () => (await shown(page)).filter((it) => hers.has(it)).length, { timeout: 15_000 }).toBe(0);
  await page.bringToFront();
  await bars(page).first().waitFor();
  expect((await shown(page)).filter((it) => hers.has(it))).toEqual([]);
});

test('a page behind which somebody else has signed in, telling no tab, is answered nothing of theirs', async ({
  open,
}) => {
  const page = await open(instance, { expected: [/the server responded with a status of 401/] });
  await signIn(page, instance, 'person-006', {}, '/mine');
  await page.getByText('Signed in as person-006').waitFor();
  const other = await page.context().newPage();
  await signIn(other, instance, 'person-007', {}, '/api/v1/session');
  const answered: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/v1/me/')) {
      answered.push(response.status());
    }
  });
  await page.getByRole('link', { name: 'Tasks' }).click();
  await page.getByText('Signed in as person-007').waitFor();
  expect(answered[0]).toBe(401);
});
