// What the export is made of, as one hash. It goes by content: a checkout changes times, and a deletion leaves none.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Made by a build, or only for tests; the names are relative to the folder. */
const MADE = new Set([
  'node_modules',
  '.next',
  'target',
  'e2e',
  'api/contract.gen.ts',
  'next-env.d.ts',
  'public/elk-worker.js',
  'public/licences.txt',
]);
const FOR_TESTS = /(\.test\.\w+|\.tsbuildinfo|^vitest\..*|^biome\.json)$/;

/** Names of files below a folder, sorted, with slashes. */
export function sources(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .map((entry) => [entry, below === '' ? entry.name : `${below}/${entry.name}`])
    .filter(([, name]) => !MADE.has(name) && !FOR_TESTS.test(name))
    .flatMap(([entry, name]) => (entry.isDirectory() ? sources(folder, name) : [name]))
    .sort();
}

/** Of these files with their names, and of what else the result hangs on. */
export function hash(folder, names, ...more) {
  const all = createHash('sha256').update(JSON.stringify(more));
  for (const name of names) {
    const text = readFileSync(join(folder, name));
    all.update(JSON.stringify([name, text.length])).update(text);
  }
  return all.digest('hex');
}
