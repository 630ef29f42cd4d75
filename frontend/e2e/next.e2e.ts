// "What happens next?" on a real log: ask, be told, go back, and take the question elsewhere.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { beforeEach, expect } from 'vitest';
import { signIn, test } from './browser';
import { type Door, logsDoor } from './instance';

let instance: Door;

beforeEach(({ task, skip }) => {
  instance = logsDoor({ task, skip });
});

const chosen = (page: Page) => page.getByRole('list', { name: 'Steps so far' }).getByRole('listitem').allInnerTexts();
const suggestions = (page: Page) => page.getByRole('region', { name: 'Then' });
const field = (page: Page) => page.getByRole('combobox', { name: 'Add a step' });

/** What a program of this person has. */
async function tokenOf(username: string): Promise<string> {
  const answer = await fetch(`${instance.provider}/ocg/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username, password: '-', client_id: 'ocg-web' }),
  });
  const { access_token }: { access_token: string } = await answer.json();
  return access_token;
}

async function begin(page: Page): Promise<string> {
  await signIn(page, instance, 'anna', {}, '/next?process=helpdesk');
  const first = page.getByRole('region', { name: 'It usually begins with' }).getByRole('button', { name: '%' }).first();
  const step = ((await first.locator('bdi').textContent()) ?? '').trim();
  await first.click();
  await suggestions(page).getByRole('listitem').first().waitFor();
  return step;
}

test('a suggestion leads to the next question, and back and reload to the one before', async ({ open }) => {
  const page = await open(instance);
  const first = await begin(page);
  expect(await chosen(page)).toEqual([first]);
  await expect.poll(() => suggestions(page).textContent()).toMatch(/\d%/);
  expect(await suggestions(page).textContent()).toMatch(/at least \d+ people|a guess from what is usual here/);
  const likely = suggestions(page).getByRole('button', { name: '%' }).first();
  const second = ((await likely.locator('bdi').textContent()) ?? '').trim();
  await likely.click();
  await expect.poll(() => chosen(page)).toEqual([first, second]);
  await page.reload();
  await expect.poll(() => chosen(page)).toEqual([first, second]);
  await page.goBack();
  await expect.poll(() => chosen(page)).toEqual([first]);
  await page.goForward();
  await expect.poll(() => chosen(page)).toEqual([first, second]);
  await page.getByRole('button', { name: `Remove ${first}` }).click();
  await expect.poll(() => chosen(page)).toEqual([second]);
});

test('steps are typed by keyboard alone; one that nobody knows is said to be so, and nothing is made up', async ({
  open,
}) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', {}, '/next?process=helpdesk');
  await field(page).fill('<script>alert("it\'s → me, and \u202e more")</script>');
  await page.getByRole('option', { name: 'which is not on the list' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Too little is known to say what comes next' }).waitFor();
  expect(await page.getByRole('region', { name: 'Then' }).textContent()).toContain('cannot be told apart');
  expect(await page.getByLabel('not known here').count()).toBe(1);
  const asked = await chosen(page);
  await page.reload();
  await expect.poll(() => chosen(page)).toEqual(asked);
  await field(page).focus();
  await page.keyboard.press('Backspace');
  await page.getByRole('region', { name: 'It usually begins with' }).waitFor();
});

test('the call says what was asked, and a program with a token gets the same answer', async ({ open }) => {
  const page = await open(instance, { permissions: ['clipboard-read', 'clipboard-write'] });
  const first = await begin(page);
  const call = page.getByRole('region', { name: 'The call', exact: true });
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`curl '${instance.url}/api/v1/suggest/next_steps'`);
  expect(copied).toContain('Bearer $TOKEN');
  expect(copied).toContain(JSON.stringify(first));
  expect(((await call.textContent()) ?? '').trim()).toBe(copied.trim());
  const { stdout } = await promisify(execFile)('sh', ['-c', `${copied} --silent`], {
    env: { ...process.env, TOKEN: await tokenOf('anna') },
  });
  const told: { suggestions: { probability_percent: number }[] } = JSON.parse(stdout);
  const percents = await suggestions(page)
    .getByRole('listitem')
    .getByText(/^\d+%$/)
    .allTextContents();
  expect(told.suggestions.map((it) => `${it.probability_percent}%`)).toEqual(percents);
});
