import { createParser, createSerializer, parseAsBoolean, parseAsString } from 'nuqs';

/** Steps as a JSON list: whatever a label has in it, commas, quotes, arrows, it comes back as it was. */
export const parseAsSteps = createParser<readonly string[]>({
  parse(text) {
    try {
      const list: unknown = JSON.parse(text);
      return Array.isArray(list) && list.every((it) => typeof it === 'string') ? list : null;
    } catch {
      return null;
    }
  },
  serialize: (steps) => JSON.stringify(steps),
  eq: (a, b) => a.length === b.length && a.every((step, i) => step === b[i]),
});

/** What of the page is in its address. */
export const nextParameters = {
  process: parseAsString,
  steps: parseAsSteps.withDefault([]),
  beginning: parseAsBoolean.withDefault(false),
};

const query = createSerializer(nextParameters);

/** Where the question "what comes after these steps?" is asked. */
export function nextAddress(process: string, steps: readonly string[], beginning: boolean): string {
  return query('/next', { process, steps, beginning });
}
