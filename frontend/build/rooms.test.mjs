// Folders are rooms, and imports the doors between them: no room is reached from itself through others.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const home = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['api', 'app', 'kit', 'shell', 'shown', 'words'];
const IMPORT = /(?:from|import\() ?'((?:@\/|\.)[^']*)'/g;

/** For each room the rooms that its files import from, each with one such import. */
function doors() {
  const found = new Map();
  for (const room of ROOMS) {
    for (const name of readdirSync(join(home, room), { recursive: true })) {
      const file = join(room, String(name)).replaceAll('\\', '/');
      if (!/\.tsx?$/.test(file) || /\.test\.ts$/.test(file)) {
        continue;
      }
      for (const [, target] of readFileSync(join(home, file), 'utf8').matchAll(IMPORT)) {
        const path = target.startsWith('@/') ? target.slice(2) : normalize(join(dirname(file), target));
        const [from, to] = [dirname(file), dirname(path).replaceAll('\\', '/')];
        if (from !== to) {
          found.set(from, (found.get(from) ?? new Map()).set(to, `${file} imports ${path}`));
        }
      }
    }
  }
  return found;
}

/** A way from a room back to it; undefined: there is none. */
function circle(all, start, here = start, way = [], seen = new Set()) {
  for (const [next, door] of all.get(here) ?? []) {
    if (next === start) {
      return [...way, door];
    }
    if (!seen.has(next)) {
      seen.add(next);
      const found = circle(all, start, next, [...way, door], seen);
      if (found) {
        return found;
      }
    }
  }
  return undefined;
}

test('no room stands in a circle', () => {
  const all = doors();
  expect(all.size).toBeGreaterThan(20);
  for (const room of all.keys()) {
    expect(circle(all, room)).toBeUndefined();
  }
});

test('a circle is found', () => {
  const all = new Map([
    ['a', new Map([['b', 'a to b']])],
    ['b', new Map([['c', 'b to c']])],
    ['c', new Map([['b', 'c to b']])],
  ]);
  expect(circle(all, 'a')).toBeUndefined();
  expect(circle(all, 'b')).toEqual(['b to c', 'c to b']);
});
