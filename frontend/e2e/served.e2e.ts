// The program serves its own interface, and whoever signs in through it is who they said.
import { beforeEach, expect } from 'vitest';
import { signIn, test, Watch } from './browser';
import { type Door, logsDoor } from './instance';

let instance: Door;

beforeEach(({ task, skip }) => {
  instance = logsDoor({ task, skip });
});

test('the first page comes from the instance alone, under its policy', async ({ open }) => {
  // a browser that is not signed in is told so by the session, and notes the status on its console
  const page = await open(instance, { expected: [/the server responded with a status of 401 .*\/api\/v1\/session/] });
  const answer = await page.goto(`${instance.url}/`);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'; style-src 'self';");
  await expect.poll(() => page.title()).not.toBe('');
});

test('whoever signs in is who they said, with the roles that they have', async ({ open }) => {
  const page = await open(instance);
  await signIn(page, instance, 'anna', { roles: ['ocg-admin'] });
  const session = await page.evaluate(async () => (await fetch('/api/v1/session')).json());
  expect(session).toMatchObject({ roles: ['user', 'admin'] });
});

test('what a page must not do is found', async ({ browser }) => {
  const context = await browser.newContext();
  const watch = await Watch.over(context, instance, []);
  const page = await context.newPage();
  await page.goto(`${instance.url}/`);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken"';
    document.body.append(script);
    new Image().src = 'http://elsewhere.example/pixel';
    setTimeout(() => {
      throw new Error('a page error');
    });
  });
  await expect.poll(() => watch.trouble.join('\n')).toContain('a page error');
  expect(await page.title()).not.toBe('taken');
  await context.close();
  const found = watch.trouble.join('\n');
  expect(found).toContain('script-src-elem');
  expect(found).toContain('img-src');
  expect(found).toContain('a page error');
});
