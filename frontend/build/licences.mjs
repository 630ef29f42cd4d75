// Writes the licences of what pages are made of next to them, and stops the build at one that we may not ship.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './npm.mjs';

const TAKEN = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'EPL-2.0',
  'OFL-1.1',
  'CC-BY-4.0',
]);

const { packages } = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8'));
const shipped = Object.entries(packages)
  .filter(([path, it]) => path !== '' && !it.dev && !it.optional && !it.devOptional)
  .sort(([a], [b]) => (a < b ? -1 : 1));
const parts = shipped.map(([path, it]) => {
  // of several that one may choose from, the one that we take
  const licence = (it.license ?? '')
    .replace(/[()]/g, '')
    .split(' OR ')
    .find((one) => TAKEN.has(one));
  const name = path.replace(/^.*node_modules\//, '');
  if (licence === undefined) {
    throw new Error(
      `${name} ${it.version} is under "${it.license}", which is not among what we ship: ${[...TAKEN].join(', ')}`,
    );
  }
  const folder = join(home, path);
  const file = existsSync(folder) && readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '(its package comes without the text)';
  return `${name} ${it.version}\n${licence}\n\n${text}\n`;
});
const rule = `\n${'-'.repeat(80)}\n\n`;
writeFileSync(
  join(home, 'public', 'licences.txt'),
  `What these pages are made of, and under which licences.\n${rule}${parts.join(rule)}`,
);
console.log(`licences of ${parts.length} packages`);
