// Starts what the tests share, once: an instance with public logs and a hostile one, and the simulated company.
import type { TestProject } from 'vitest/node';
import { hostileLog } from './hostile';
import { type Door, demoOfCompany, demoOfLogs, publicLog, running } from './instance';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where the public logs are not there. */
    logs: Door | null;
    company: Door;
  }
}

const LOGS = ['logs/helpdesk.xes.gz', 'logs/bpic2013-incidents.xes.gz'];

export default async function setup(project: TestProject) {
  const files = LOGS.flatMap((name) => publicLog(name) ?? []);
  const company = (await running('OCG_COMPANY')) ?? (await demoOfCompany());
  const logs =
    files.length === LOGS.length
      ? ((await running('OCG_LOGS')) ?? (await demoOfLogs(...files, hostileLog()).catch(giveUp)))
      : null;
  project.provide('company', { url: company.url, provider: company.provider });
  project.provide('logs', logs && { url: logs.url, provider: logs.provider });

  async function giveUp(failure: unknown): Promise<never> {
    await company.stop();
    throw failure;
  }

  return async () => {
    await logs?.stop();
    await company.stop();
  };
}
