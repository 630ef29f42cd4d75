// A tool is added in the browser, refused for its token, given another one, read, and removed.
import { source as axe } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { signIn, test } from './browser';
import { fakeTool } from './tool';

const ADMIN = { roles: ['ocg-admin'] };
const instance = inject('company');
const WORKER_MS = 40_000;

test('a tool is added, says what its token lacks, and is read when another one passes', async ({ open }) => {
  const tool = await fakeTool();
  try {
    const page = await open(instance, { expected: [/status of 400/] });
    await signIn(page, instance, 'anna', ADMIN, '/admin/connectors');
    await page.getByRole('button', { name: 'Add a connector' }).click();
    await page.getByRole('heading', { name: 'Add a connector' }).waitFor();
    expect(new URL(page.url()).searchParams.get('add')).toBe('true');

    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'github' }).click();

    // what is missing is said at its field, and the first of these is gone to
    await page.getByRole('button', { name: 'Add and check' }).click();
    const name = page.getByLabel('Name', { exact: true });
    await expect.poll(() => name.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await page.getByText('This has to be said.').count()).toBe(2);
    expect(await violations(page)).toEqual([]);

    await name.fill('e2e-tool');
    await page.getByLabel('Repositories').fill('acme/shop');
    await page.getByLabel('Read from').fill('2026-01-01');
    await page.getByLabel('Who may read it').fill('group:of-nobody');
    await page.getByLabel('Address').fill(tool.address);
    await page.getByLabel('Token', { exact: true }).fill('a-wrong-token');
    expect(await page.getByLabel('Token', { exact: true }).getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Add and check' }).click();
    await page.getByText('must name audiences that this instance declares').waitFor();
    await page.getByLabel('Who may read it').fill('unknown');
    await page.getByRole('button', { name: 'Add and check' }).click();
    await page.getByText('e2e-tool is added.').waitFor();

    const row = page.locator('main tbody > tr').filter({ hasText: 'e2e-tool' }).first();
    await row.getByText('token lacks something').waitFor({ timeout: WORKER_MS });
    await row.getByRole('button', { name: 'Details' }).click();
    await page.getByText('the token is not known (401)').waitFor();
    expect(await row.getByRole('button', { name: 'Run now: e2e-tool' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Another token: e2e-tool' }).click();
    await page.getByRole('dialog').getByLabel('Token').fill(tool.token);
    await page.getByRole('dialog').getByRole('button', { name: 'Another token' }).click();
    await page.getByText('e2e-tool has another token').waitFor();
    await page.getByText('Careful, the token could write:').waitFor({ timeout: WORKER_MS });
    await page.getByText('repo', { exact: true }).waitFor();

    // the first run follows by itself, with its figures
    const issues = page
      .locator('tr')
      .filter({ hasText: 'acme/shop/issues' })
      .filter({ hasNotText: /comments|events/ });
    await issues.filter({ hasText: 'complete up to' }).first().waitFor({ timeout: WORKER_MS });
    // figures stand behind their names, for who sees no table
    await issues
      .filter({ hasText: /Mapped\s*3/ })
      .first()
      .waitFor({ timeout: WORKER_MS });
    await row.getByText('complete', { exact: true }).waitFor({ timeout: WORKER_MS });
    expect(tool.asked.every((it) => it.startsWith('GET '))).toBe(true);
    expect(await page.content()).not.toContain(tool.token);

    await page.getByRole('button', { name: 'New secret: e2e-tool' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
    await page.getByText(`${instance.url}/api/v1/webhooks/e2e-tool`).waitFor();
    await page.getByRole('button', { name: 'I have noted it' }).click();
    await page.getByText('It is taken: webhooks are on.').waitFor();

    await page.getByRole('button', { name: 'Remove: e2e-tool' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('e2e-tool is removed.').waitFor();
    await expect.poll(() => page.locator('main tbody > tr').filter({ hasText: 'e2e-tool' }).count()).toBe(0);

    await page.goto(`${instance.url}/admin/audit`);
    for (const did of [
      'added a connector',
      'gave a connector another token',
      'let a tool send',
      'removed a connector',
    ]) {
      await page.getByText(did).first().waitFor();
    }
    expect(await page.content()).not.toContain(tool.token);
  } finally {
    await tool.close();
  }
});

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    });
    return found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(' ')}`);
  });
}
