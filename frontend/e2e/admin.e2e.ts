// The administration: what it is for, and whom it stays closed to.
import { source as axe } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { signIn, test } from './browser';

const ADMIN = { roles: ['ocg-admin'] };
const instance = inject('company');

/** Rows of the tables that are shown. */
function rowsOf(page: Page) {
  return page.locator('main tbody > tr');
}

async function shows(page: Page, text: string | RegExp) {
  await page.getByText(text).first().waitFor();
}

test('nobody without the role is let in, also by the address', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'plain', {}, '/admin/identity');
  await page.getByRole('alert').getByText('Your roles do not open this page').waitFor();
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
  await page.goto(`${instance.url}/admin/audit`);
  await page.getByRole('alert').getByText('Your roles do not open this page').waitFor();
});

test('a privacy officer sees what administrators did, and nothing else', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'officer', { roles: ['ocg-privacy-officer'] }, '/admin');
  await page.getByRole('heading', { name: 'Audit log' }).waitFor();
  const rooms = page.getByRole('navigation', { name: 'Rooms of the administration' }).getByRole('link');
  expect(await rooms.allTextContents()).toEqual(['Overview', 'Audit log']);
  await rooms.getByText('Audit log').click();
  await page.getByRole('tab', { name: 'All entries' }).waitFor();
  await page.goto(`${instance.url}/admin/jobs`);
  await page.getByRole('alert').getByText('Ask whoever runs this instance for the role ocg-admin.').waitFor();
});

test('an import is visible, with its labels one click away', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', ADMIN, '/admin/imports');
  await rowsOf(page).filter({ hasText: 'simulated' }).filter({ hasText: 'visible' }).waitFor();
  await page.getByRole('button', { name: 'Details' }).click();
  await shows(page, 'Closed: nothing more comes from it');
  await page.getByRole('link', { name: /\d+ labels/ }).click();
  await page.getByLabel('Search labels').fill('TICKET.OPEN');
  await page.getByText('desk.ticket.open').waitFor();
  expect(await rowsOf(page).count()).toBe(1);
  await page.reload();
  await page.getByText('desk.ticket.open').waitFor();
  expect(await page.getByLabel('Search labels').inputValue()).toBe('TICKET.OPEN');
});

test('a job is run by hand, which leaves a run and an entry', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', ADMIN, '/admin/jobs');
  await rowsOf(page).filter({ hasText: 'sweep' }).getByText('At 03:17').waitFor();
  await page.getByRole('button', { name: 'Run now: sweep' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run now' }).click();
  await shows(page, 'sweep is due now');
  await rowsOf(page).filter({ hasText: 'sweep' }).getByText('done').waitFor({ timeout: 40_000 });
  await page.goto(`${instance.url}/admin/audit?action=job.run`);
  await rowsOf(page).filter({ hasText: 'anna' }).filter({ hasText: 'sweep' }).first().waitFor();
});

test('a company that reads no tool is told how that begins', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', ADMIN, '/admin/connectors');
  await page.getByRole('heading', { name: 'No tool is read yet' }).waitFor();
  await shows(page, './ocg connectors add work --kind github');
});

test('a tool says what is missing and is paused by hand', async ({ open }) => {
  const page = await open(instance);
  const at = '2026-03-02T09:00:00Z';
  const run = {
    started: at,
    finished: at,
    ignored: 4,
    duplicate: 0,
    rejected: 0,
    readers_known: 5,
    readers_unknown: 0,
  };
  const rest = { waits: 2, waited_ms: 3000, complete_up_to: at, kept: { since: at, unmapped: 7, rejected: 0 } };
  const work = {
    connector: 'work',
    kind: 'github',
    settings: { repositories: 'acme/shop' },
    schedule: '0 */5 * * * *',
    paused: false,
    added: at,
    verdict: 'partial',
    reasons: [
      {
        reason: 'stream_partial',
        stream: 'acme/shop/issues',
        text: '<script>GitHub answered 502</script>',
        remedy: 'wait',
      },
    ],
    complete_up_to: at,
    read_job: 'ingest_batch(work)',
    sync_job: 'sync_permissions(work)',
    streams: [{ stream: 'acme/shop/issues', ...run, fetched: 94, mapped: 88, unmapped: 2, verdict: 'no', ...rest }],
    permissions: {
      started: at,
      finished: at,
      verdict: 'the token does not open teams',
      resources: 7,
      unknown: 3,
      groups: 6,
      groups_mapped: 2,
    },
    webhooks: { taken: true, deliveries: [{ outcome: 'distrusted', number: 2, last: at }] },
    state: 'ready',
    check: { checked: at, missing: [], writing: ['repo'], trouble: null, again: false },
  };
  await page.route('**/api/v1/admin/connectors', (route) => route.fulfill({ json: { connectors: [work] } }));
  const due: string[] = [];
  await page.route('**/api/v1/admin/jobs/*/run', (route) => {
    due.push(decodeURIComponent(new URL(route.request().url()).pathname));
    return route.fulfill({ status: 202, json: { job: 'sync_permissions(work)', due: true } });
  });
  const sent: unknown[] = [];
  await page.route('**/api/v1/admin/connectors/work/paused', (route) => {
    const { paused } = route.request().postDataJSON();
    sent.push(paused);
    Object.assign(work, {
      paused,
      verdict: 'unknown',
      state: 'paused',
      read_job: null,
      reasons: [{ reason: 'paused', stream: null, text: null, remedy: 'resume' }],
    });
    return route.fulfill({ json: { connector: 'work', paused } });
  });
  await signIn(page, instance, 'anna', ADMIN, '/admin/connectors');
  const row = rowsOf(page).filter({ hasText: 'github' }).first();
  await row.getByText('a run did not get all').waitFor();
  await row.getByRole('button', { name: 'Details' }).click();
  await shows(page, '<script>GitHub answered 502</script>');
  await shows(page, '5 in earlier runs');
  await shows(page, 'had to wait 2 times, 3 sec in all');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await shows(page, 'the token does not open teams');
  await shows(page, '7; of 3 the readers are unknown');
  await shows(page, 'not signed as it should be');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sync now: work' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sync now', exact: true }).click();
  await shows(page, 'work is asked within a few seconds');
  expect(due).toEqual(['/api/v1/admin/jobs/sync_permissions(work)/run']);
  await row.getByRole('button', { name: 'Pause: work' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
  await shows(page, 'work is paused.');
  await row.getByRole('button', { name: 'Resume: work' }).waitFor();
  expect(await row.getByRole('button', { name: 'Run now: work' }).isDisabled()).toBe(true);
  expect(sent).toEqual([true]);
});

test('why somebody can or cannot see a process is a chain, asked by the button alone', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', ADMIN, '/admin/permissions');
  await page.getByLabel('Who', { exact: true }).fill('person-015');
  await page
    .getByRole('textbox', { name: 'Process' })
    .or(page.getByRole('combobox', { name: 'Process', exact: true }))
    .last()
    .fill('incident');
  await page.getByRole('button', { name: 'Ask why' }).click();
  await page.getByRole('heading', { name: 'They can see it' }).waitFor();
  await shows(page, 'Exactly one person is known behind this subject');
  expect(new URL(page.url()).searchParams.get('process')).toBe('incident');
  // a link fills in the form; who asks, and stands in the audit log for it, is whoever presses the button
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${instance.url}/admin/permissions?person=person-015&process=nothing-of-that-name`);
  await expect.poll(() => page.getByLabel('Who', { exact: true }).inputValue()).toBe('person-015');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((it) => it.includes('/explain'))).toEqual([]);
  await page.getByRole('button', { name: 'Ask why' }).click();
  await page.getByRole('heading', { name: 'They cannot see it' }).waitFor();
  await shows(page, 'Nothing of this process is released in any scope.');
  expect(asked.filter((it) => it.includes('/explain'))).toHaveLength(1);
});

test('what nobody knows the readers of is listed, tool by tool', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', ADMIN, '/admin/permissions?view=sync');
  await page.getByRole('heading', { name: 'Resources whose readers are unknown' }).waitFor();
  await page.getByRole('tab', { name: 'Audiences' }).click();
  await rowsOf(page)
    .filter({ hasText: 'group:finance' })
    .getByText(/at least 10 people|fewer than 10|the directory knows nobody/)
    .waitFor();
});

test('an account is linked and the link undone, and both stay in the audit log', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', ADMIN, '/admin/identity?view=accounts');
  await page.getByText('Search for an account').waitFor();
  await page.getByLabel('Part of the name').fill('sim-d');
  await page.getByRole('button', { name: 'Search' }).click();
  await rowsOf(page).first().waitFor();
  const numbers = await rowsOf(page).locator('th').allInnerTexts();
  const [account, other] = numbers.map((text) => /[0-9a-f]{16}/.exec(text)?.[0] ?? '');
  const row = rowsOf(page).filter({ hasText: account });
  await row.getByRole('button', { name: /^Link/ }).click();
  await page.getByLabel('Other account').fill(other ?? '');
  await page.getByRole('button', { name: 'Go on' }).click();
  expect(await page.getByRole('button', { name: 'Link', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('Reason').fill('<script>she says so</script>');
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await shows(page, 'The account is linked.');
  await row.getByText('an administrator').waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo the link' }).click();
  await shows(page, 'The link is undone.');
  await row.getByRole('button', { name: /^Link/ }).waitFor();

  await page.goto(`${instance.url}/admin/audit`);
  const entries = rowsOf(page).filter({ hasText: account });
  await entries.filter({ hasText: 'undid a link' }).waitFor();
  await entries.filter({ hasText: 'linked an account' }).getByText('<script>she says so</script>').waitFor();
  await page.getByRole('tab', { name: 'Decisions about accounts' }).click();
  await rowsOf(page).filter({ hasText: account }).filter({ hasText: 'link undone' }).waitFor();
  expect(await page.locator('main code').first().textContent()).toMatch(/^\d+:[0-9a-f]{64}$/);
});

test('a link that the API refuses says why and stays open', async ({ open }) => {
  const page = await open(instance, { expected: [/status of 409/, /status of 404/] });
  await signIn(page, instance, 'anna', ADMIN, '/admin/identity?view=persons');
  await page.getByLabel('Person who was merged into another').fill('0000000000000000');
  await page.getByRole('button', { name: 'Part them…' }).click();
  await page.getByRole('button', { name: 'Part them', exact: true }).click();
  await page.getByRole('alert').getByText('The request was refused').waitFor();
});

const HOSTILE = [
  '<script>document.title = "taken"</script>',
  '<img src=x onerror="document.title=1">',
  '\u202Egnp.exe\u202C',
  '=HYPERLINK("http://elsewhere.example")',
  'W'.repeat(10_000),
];

test('labels are inert whatever is in them, and the page stays as wide as the screen', async ({ open }) => {
  const page = await open(instance, { viewport: { width: 360, height: 740 } });
  await page.route('**/api/v1/admin/vocabulary', (route) =>
    route.fulfill({
      json: {
        vocabularies: [{ import: 'f'.repeat(64), connector: 'file', process: HOSTILE[4], labels: HOSTILE }],
        next_cursor: null,
      },
    }),
  );
  await signIn(page, instance, 'anna', ADMIN, '/admin/vocabulary');
  await rowsOf(page).nth(4).waitFor();
  expect(await page.title()).toBe('Vocabulary · OCG');
  const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overhang()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await overhang()).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: /^W+/ }).first().click();
  expect(await page.getByRole('dialog').textContent()).toHaveLength(10_000);
});

test('a job that cannot be run now says why, and is tried again with the same key', async ({ open }) => {
  const page = await open(instance, { expected: [/status of 409/, /status of 503/] });
  const keys: (string | undefined)[] = [];
  await page.route('**/api/v1/admin/jobs/sweep/run', (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    const status = keys.length === 1 ? 503 : 409;
    return route.fulfill({
      status,
      contentType: 'application/problem+json',
      json: {
        type: status === 503 ? 'urn:ocg:problem:unavailable' : 'urn:ocg:problem:conflict',
        title: 'no',
        status,
        detail: 'an operator has turned it off',
        request_id: 'r',
      },
    });
  });
  await signIn(page, instance, 'anna', ADMIN, '/admin/jobs');
  await page.getByRole('button', { name: 'Run now: sweep' }).click();
  const go = page.getByRole('dialog').getByRole('button', { name: 'Run now' });
  await go.click();
  await page.getByRole('alert').getByText('The server cannot answer at the moment').waitFor();
  await go.click();
  await page.getByRole('alert').getByText('an operator has turned it off').waitFor();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
});

test('a suggestion is rejected with a reason', async ({ open }) => {
  const page = await open(instance);
  const account = { account: 'a1', tool: 'tracker', name: 'jo', person: null, evidence: 'provisional' };
  const like = { account: 'a2', tool: 'chat', name: 'Jo', person: 'p1', evidence: 'directory' };
  const rest = { bot: false, linked: false };
  await page.route('**/api/v1/admin/identity/suggestions', (route) =>
    route.fulfill({
      json: {
        suggestions: [
          {
            account: { ...account, ...rest },
            candidates: [
              { person: 'p1', like: { ...like, ...rest }, likeness: 'same_written_differently', reason: 'as it says' },
            ],
          },
        ],
        next_cursor: null,
      },
    }),
  );
  let sent: unknown;
  await page.route('**/api/v1/admin/identity/rejections', (route) => {
    sent = route.request().postDataJSON();
    return route.fulfill({ json: { account: 'a1', linked_to: null, visible: true } });
  });
  await signIn(page, instance, 'anna', ADMIN, '/admin/identity');
  await rowsOf(page).getByText('the same name, written differently').waitFor();
  await page.getByRole('button', { name: 'Not theirs: jo is not of the person behind Jo' }).click();
  await page.getByLabel('Reason').fill('another Jo');
  await page.getByRole('button', { name: 'Not theirs', exact: true }).click();
  await shows(page, 'It will not be suggested again.');
  expect(sent).toEqual({ account: 'a1', person: 'p1', reason: 'another Jo' });
});

/** Those that only a company fills. */
const SCREENS = [
  '/admin/connectors',
  '/admin/jobs',
  '/admin/permissions?person=person-015&process=incident',
  '/admin/permissions?view=audiences',
  '/admin/permissions?view=sync',
  '/admin/identity?view=accounts&name=sim-d',
  '/admin/identity?view=persons',
  '/admin/audit?view=decisions',
];

for (const theme of ['light', 'dark', 'contrast']) {
  test(`axe finds nothing in ${theme}`, async ({ open }) => {
    const page = await open(instance);
    await page.addInitScript((it) => localStorage.setItem('ocg.theme', it), theme);
    await signIn(page, instance, 'anna', ADMIN, '/admin');
    for (const screen of SCREENS) {
      await page.goto(instance.url + screen);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await violations(page), screen).toEqual([]);
    }
  });
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    });
    return found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(' | ')}`);
  });
}
