import { createParser } from 'nuqs';

const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2200, 0, 1);

/** A browser takes much more for a time, `0` for one. */
const LOOKS_LIKE_ONE = /^\d{4}-\d{2}-\d{2}(T|$)/;

/** A time in an address, as the API takes it; null for what is none. */
export function momentOf(text: string): string | null {
  const time = LOOKS_LIKE_ONE.test(text) ? Date.parse(text) : Number.NaN;
  return time >= FIRST && time < LAST ? new Date(time).toISOString() : null;
}

export const parseAsMoment = createParser({ parse: momentOf, serialize: (moment: string) => moment });
