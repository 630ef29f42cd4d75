// A log whose labels are hostile: what a tool that anybody may write into can hold.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const HOSTILE = {
  script: '<script>document.title="taken"</script><img src=x onerror=alert(1)>',
  rightToLeft: 'approve \u202eetoved\u202c \u05d0\u05d1\u05d2',
  formula: '=HYPERLINK("http://elsewhere.example","pay")',
  /** As long as an import takes. */
  long: `${'very long '.repeat(99)}end of it`,
} as const;

/** Each has a way of their own of the three: what nearly everybody does is withheld. */
const PEOPLE = 45;
const CASES = 8;
const DAY = 86_400_000;

/** Writes it as XES, its process is `hostile`; enough people share each of its ways. */
export function hostileLog(): string {
  const ways = [
    [HOSTILE.script, HOSTILE.rightToLeft, HOSTILE.formula],
    [HOSTILE.script, HOSTILE.long, HOSTILE.formula],
    [HOSTILE.rightToLeft, HOSTILE.formula],
  ];
  const traces = Array.from({ length: PEOPLE * CASES }, (_, i) => {
    const began = Date.UTC(2024, 0, 8) + Math.floor(i / PEOPLE) * 3 * DAY + (i % PEOPLE) * 60_000;
    const steps = ways[i % ways.length] ?? [];
    const events = steps.map((step, place) =>
      [
        '<event>',
        text('concept:name', step),
        text('org:resource', `person ${i % PEOPLE}`),
        `<date key="time:timestamp" value="${new Date(began + place * 3_600_000).toISOString()}"/>`,
        '</event>',
      ].join(''),
    );
    return `<trace>${text('concept:name', `case ${i}`)}${events.join('')}</trace>`;
  });
  const file = join(mkdtempSync(join(tmpdir(), 'ocg-e2e-')), 'hostile.xes');
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n${traces.join('\n')}\n</log>\n`,
  );
  return file;
}

function text(key: string, value: string): string {
  const escaped = value.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);
  return `<string key="${key}" value="${escaped}"/>`;
}
