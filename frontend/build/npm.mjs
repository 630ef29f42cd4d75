// npm, of the Node that runs this, in the folder of the frontend.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash } from './sources.mjs';

export const home = dirname(dirname(fileURLToPath(import.meta.url)));
const installed = join(home, 'node_modules', '.ocg-installed');

/** What it prints goes where ours goes; when it fails, so do we. */
export function npm(...args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const { status, signal, error } = spawnSync('npm', args, { cwd: home, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined || status !== 0) {
    console.error(`ocg: npm ${args.join(' ')} failed (${error?.message ?? signal ?? status})`);
    process.exit(1);
  }
}

/** The packages of the lock file; nothing is done when they are there. */
export function install() {
  const wanted = hash(home, ['package.json', 'package-lock.json'], process.version, process.platform, process.arch);
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) {
    return;
  }
  npm('ci', '--no-audit', '--no-fund', '--prefer-offline');
  writeFileSync(installed, wanted);
}
