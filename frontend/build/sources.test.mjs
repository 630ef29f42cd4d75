import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hash, sources } from './sources.mjs';

let folder;
const write = (name, text) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const now = () => hash(folder, sources(folder));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocg-sources-'));
  write('app/page.tsx', 'a page');
  write('api/client.ts', 'a client');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a build, a test and an installed package change nothing', () => {
  const before = now();
  for (const name of [
    'node_modules/a/b.js',
    '.next/x',
    'target/out/index.html',
    'api/contract.gen.ts',
    'public/elk-worker.js',
    'public/licences.txt',
    'app/prepare.test.ts',
    'e2e/a.e2e.ts',
    'next-env.d.ts',
    'tsconfig.tsbuildinfo',
    'vitest.config.ts',
  ]) {
    write(name, 'something');
  }
  expect(now()).toBe(before);
});

test('a change, a new file, another name and a deletion change it', () => {
  const seen = new Set([now()]);
  write('app/page.tsx', 'another page');
  seen.add(now());
  write('app/target.ts', 'new, and no build made it');
  seen.add(now());
  rmSync(join(folder, 'app/target.ts'));
  write('app/target2.ts', 'new, and no build made it');
  seen.add(now());
  rmSync(join(folder, 'api/client.ts'));
  seen.add(now());
  expect(seen.size).toBe(5);
});
