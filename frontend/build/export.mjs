// Makes the export and lays it, with a list of its files, where the jar is made from: node build/export.mjs FOLDER.
// A second run does nothing unless a source, the contract or Node is another.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { home, install, npm } from './npm.mjs';
import { hash, sources } from './sources.mjs';

const CONTRACT = '../query-api/src/main/resources/org/opencontextgraph/query/server/openapi.json';
const LIST = 'files.txt';

const folder = process.argv[2];
if (folder === undefined) {
  throw new Error('where to?');
}
const stamp = join(home, 'target', 'exported');
install();
const wanted = hash(home, [...sources(home), CONTRACT], process.version, folder);
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(join(folder, LIST))) {
  console.log('the export is up to date');
} else {
  rmSync(stamp, { force: true });
  const out = join(home, 'target', 'out');
  rmSync(out, { recursive: true, force: true });
  npm('run', 'build');
  for (const name of readdirSync(out, { recursive: true }).filter((it) => it.endsWith('.map'))) {
    rmSync(join(out, name)); // of a worker's chunk there is always one, and it is empty
  }
  const files = readdirSync(out, { recursive: true })
    .filter((name) => statSync(join(out, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .sort();
  const odd = files.find((name) => !/^[\w!$()@.~/-]+$/.test(name) || name === LIST);
  if (odd !== undefined) {
    throw new Error(`a file that no address names as it is: ${odd}`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(out, folder, { recursive: true });
  writeFileSync(join(folder, LIST), `${files.join('\n')}\n`);
  writeFileSync(stamp, wanted);
  console.log(`${files.length} files`);
}
