// Moves each inline script of the exported pages into a file of its own, so that the policy can forbid inline scripts.
// The order in which they run stays: a script without async or defer runs where it stands.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, serialize, defaultTreeAdapter as tree } from 'parse5';

const out = process.argv[2] ?? 'target/out';
const folder = '_next/static/inline';

function* elements(node) {
  for (const child of node.childNodes ?? []) {
    yield child;
    yield* elements(child);
  }
}

const attribute = (element, name) => element.attrs.find((it) => it.name === name)?.value;

/** Data blocks are no scripts: a browser runs them as little as a policy forbids them. */
const runs = (element) => ['', 'text/javascript', 'module', undefined].includes(attribute(element, 'type'));

let moved = 0;
mkdirSync(join(out, folder), { recursive: true });
for (const file of readdirSync(out, { recursive: true }).filter((it) => it.endsWith('.html'))) {
  const page = parse(readFileSync(join(out, file), 'utf8'));
  for (const element of [...elements(page)].filter((it) => it.tagName === 'script')) {
    if (attribute(element, 'src') !== undefined || !runs(element)) {
      continue;
    }
    const text = element.childNodes.map((it) => it.value).join('');
    const name = `${createHash('sha256').update(text).digest('hex').slice(0, 20)}.js`;
    writeFileSync(join(out, folder, name), text);
    for (const child of [...element.childNodes]) {
      tree.detachNode(child);
    }
    element.attrs.push({ name: 'src', value: `/${folder}/${name}` });
    moved++;
  }
  const left = [...elements(page)].flatMap((it) =>
    (it.attrs ?? []).filter((a) => a.name === 'style' || a.name.startsWith('on')),
  );
  if (left.length > 0) {
    throw new Error(`${file} has an inline ${left[0].name}: "${left[0].value}"; the policy would drop it`);
  }
  writeFileSync(join(out, file), serialize(page));
}
console.log(`${moved} inline scripts are files now`);
