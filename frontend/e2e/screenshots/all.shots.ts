// Every screen in both themes, as a person sees it: npm run screenshots, then look into target/screenshots.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { signIn, test } from '../browser';
import { demoOfCompany, demoOfLogs, type Instance, publicLog, running } from '../instance';

const FOLDER = fileURLToPath(new URL('../../target/screenshots', import.meta.url));
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const WAIT = encodeURIComponent(':Wait');
const PATH = encodeURIComponent('[":Take in charge ticket",":Wait"]');
const STEPS = encodeURIComponent('["Assign seriousness"]');
const LOG_SCREENS = {
  processes: '/processes',
  process: '/process?key=helpdesk',
  'process-details': `/process?key=helpdesk&open=${WAIT}`,
  'process-path': `/process?key=helpdesk&metric=time&open=${PATH}`,
  'process-families': '/process?key=bpic2013-incidents&grouped=families&metric=time',
  'process-table': '/process?key=helpdesk&twin=table',
  compare: '/process/compare?key=helpdesk',
  next: `/next?process=helpdesk&steps=${STEPS}`,
};
const COMPANY_SCREENS = {
  mine: '/mine?zoom=month',
  tasks: '/mine/tasks',
  sharing: '/mine/sharing',
  admin: '/admin',
  imports: '/admin/imports',
  connectors: '/admin/connectors',
  jobs: '/admin/jobs',
  permissions: '/admin/permissions',
  identity: '/admin/identity',
  vocabulary: '/admin/vocabulary',
  audit: '/admin/audit',
};
let logs: Instance;
let company: Instance;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  const files = ['logs/helpdesk.xes.gz', 'logs/bpic2013-incidents.xes.gz'].flatMap((name) => publicLog(name) ?? []);
  logs = (await running('OCG_LOGS')) ?? (await demoOfLogs(...files));
  company = (await running('OCG_COMPANY')) ?? (await demoOfCompany());
});
afterAll(async () => {
  await logs?.stop();
  await company?.stop();
});

for (const theme of ['light', 'dark', 'contrast']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`${theme}, ${size}`, async ({ open }) => {
      const named = { expected: [/401/], viewport, colorScheme: theme === 'light' ? 'light' : 'dark' } as const;
      const stranger = await open(logs, named);
      await stranger.addInitScript((it) => localStorage.setItem('ocg.theme', it), theme);
      await stranger.goto(`${logs.url}/`);
      await stranger.waitForLoadState('networkidle');
      await stranger.screenshot({ path: `${FOLDER}/sign-in-${size}-${theme}.png` });
      for (const [instance, who, screens] of [
        [logs, 'anna', LOG_SCREENS],
        [company, 'person-001', COMPANY_SCREENS],
      ] as const) {
        const page = await open(instance, named);
        await page.addInitScript((it) => localStorage.setItem('ocg.theme', it), theme);
        await signIn(page, instance, who, { roles: ['ocg-admin'] }, '/processes');
        for (const [name, path] of Object.entries(screens)) {
          await page.goto(`${instance.url}${path}`);
          await page.waitForLoadState('networkidle');
          await page.waitForTimeout(700);
          await page.screenshot({ path: `${FOLDER}/${name}-${size}-${theme}.png` });
        }
      }
    });
  }
}
