import { createParser } from 'nuqs';

const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2200, 0, 1);

/** A time in an address, as the API takes it; null for what is none. */
export function momentOf(text: string): string | null {
  const time = Date.parse(text);
  return time >= FIRST && time < LAST ? new Date(time).toISOString() : null;
}

export const parseAsMoment = createParser({ parse: momentOf, serialize: (moment: string) => moment });
