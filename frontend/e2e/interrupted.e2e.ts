// What happens in the middle of work: the session ends, somebody else signs in, the server goes away and comes back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect } from 'vitest';
import { signIn, test } from './browser';
import { type Door, demoOfLogsIn, type Instance, logsDoor, publicLog, up } from './instance';

const REFUSED = /the server responded with a status of (401|403)/;
const AWAY = /net::ERR_(CONNECTION_REFUSED|EMPTY_RESPONSE|CONNECTION_RESET)|status of 50[23]/;
const HELPDESK = `/process?key=helpdesk&with=${encodeURIComponent('["Wait"]')}`;
let door: Door;
let own: Instance | undefined;
const folder = mkdtempSync(join(tmpdir(), 'ocg-e2e-'));

beforeEach(({ task, skip }) => {
  door = logsDoor({ task, skip });
});
afterAll(async () => {
  await own?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a session that ends in the middle of work is taken up again in the same view', async ({ open }) => {
  const page = await open(door, { expected: [REFUSED] });
  await signIn(page, door, 'anna', {}, HELPDESK);
  await page.locator('[data-place=":Wait"]').waitFor();
  await page.context().clearCookies();
  await page.locator('[data-place=":Wait"]').click();
  await page.getByRole('button', { name: 'end with it' }).click();
  const over = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await over.waitFor();
  expect(await page.locator('[data-place]').count()).toBe(0);
  const view = new URL(page.url());
  await over.getByRole('link', { name: 'Sign in' }).click();
  await page.locator('input[name=username]').fill('anna');
  await page.locator('[type=submit]').click();
  await page.getByText('ends with Wait').waitFor();
  expect(new URL(page.url()).search).toBe(view.search);
});

test('a page that nobody touches closes when its session is over', async ({ open }) => {
  const page = await open(door, { expected: [REFUSED] });
  await signIn(page, door, 'anna', {}, '/api/v1/session');
  await page.clock.install();
  await page.goto(`${door.url}/processes`);
  await page.getByRole('link', { name: 'helpdesk' }).waitFor();
  const { ends } = await page.evaluate(async () => (await fetch('/api/v1/session')).json());
  await page.context().clearCookies();
  await page.clock.fastForward(Date.parse(ends) - Date.now() + 10_000);
  await page.getByRole('alertdialog', { name: 'Your session has ended' }).waitFor();
  expect(await page.getByRole('link', { name: 'helpdesk' }).count()).toBe(0);
});

test('signing out in one tab closes the others', async ({ open }) => {
  const page = await open(door, { expected: [REFUSED] });
  await signIn(page, door, 'anna', {}, '/processes');
  await page.getByRole('link', { name: 'helpdesk' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${door.url}/processes`);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.getByRole('link', { name: 'Sign in' }).waitFor();
  await page.getByRole('alertdialog', { name: 'Your session has ended' }).waitFor();
  expect(await page.getByRole('link', { name: 'helpdesk' }).count()).toBe(0);
});

test('a tab of somebody who is no longer signed in begins anew as the one who is', async ({ open }) => {
  const page = await open(door, { expected: [REFUSED] });
  await signIn(page, door, 'anna', {}, '/processes');
  await page.getByText('Signed in as anna').waitFor();
  const other = await page.context().newPage();
  await signIn(other, door, 'bert', {}, '/processes');
  await other.getByText('Signed in as bert').waitFor();
  await page.getByText('Signed in as bert').waitFor();
});

test('a sign-in that fails leads back to where one signs in', async ({ open }) => {
  const page = await open(door, { expected: [REFUSED] });
  await page.goto(`${door.url}/api/v1/login/callback?state=x&code=y`);
  await page.getByText('Signing in did not work').waitFor();
  const again = await page.getByRole('link', { name: 'Sign in' }).getAttribute('href');
  expect(again).toBe('/api/v1/login?return_to=%2Fprocesses');
});

test('what roles do not open is not offered, and says so when it is asked for', async ({ open }) => {
  const page = await open(door, { expected: [REFUSED] });
  await signIn(page, door, 'anna', {}, '/processes');
  await page.getByRole('link', { name: 'Mine' }).waitFor();
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
  await page.goto(`${door.url}/admin/jobs`);
  await page.getByText(/roles do not open/).waitFor();
});

test('the server goes away and comes back, and nothing on the screen is lost', async ({ open }) => {
  const log = publicLog('logs/helpdesk.xes.gz') ?? '';
  own = await demoOfLogsIn(folder, log);
  const page = await open(own, { expected: [AWAY] });
  await signIn(page, own, 'anna', {}, '/process?key=helpdesk');
  await page.locator('[data-place=":Wait"]').waitFor();
  const port = new URL(own.url).port;
  await own.stop();
  await page.locator('[data-place=":Wait"]').click();
  await page.getByRole('button', { name: 'have it', exact: true }).click();
  await page
    .getByText(/cannot be reached|gave no answer/)
    .first()
    .waitFor();
  expect(await page.getByRole('list', { name: 'Filters' }).getByRole('listitem').allTextContents()).toEqual([
    'with Wait',
  ]);
  own = await up(folder, '--port', port);
  // what had no answer is asked again by itself
  await expect.poll(() => page.getByText(/cannot be reached|gave no answer/).count(), { timeout: 40_000 }).toBe(0);
  await page.locator('[data-place=":Wait"]').waitFor();
}, 240_000);

test('a page that breaks says so in our words and within the policy, and an address with two slashes is only not there', async ({
  open,
}) => {
  const page = await open(door, { expected: [/status of 404/, /TypeError|undefined/] });
  await signIn(page, door, 'anna', {}, '/processes');
  await page.getByRole('link', { name: 'helpdesk' }).waitFor();
  await page.route('**/graph', (route) => route.fulfill({ json: {} }));
  await page.goto(`${door.url}/process?key=helpdesk`);
  await page.getByRole('heading', { name: 'Something went wrong' }).waitFor();
  await page.getByRole('link', { name: 'Mine' }).waitFor();
  const nowhere = await page.goto(`${door.url}//evil.example`);
  expect(nowhere?.status()).toBe(404);
  expect(new URL(page.url()).origin).toBe(door.url);
});
