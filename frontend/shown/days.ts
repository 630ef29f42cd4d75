const DAY = 86_400_000;

/** The day (UTC) of a time, or one so many days from it; `2026-01-31`. */
export function dayOf(iso: string, days = 0): string {
  return new Date(Date.parse(iso) + days * DAY).toISOString().slice(0, 10);
}

/** When a day begins (UTC). Windows that end after this lie in the day or later. */
export function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** When a day is over (UTC), said as the end (exclusive) of a window. */
export function endOf(day: string): string {
  return startOf(dayOf(startOf(day), 1));
}

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * A span that ends after it begins; of one that does not the side that was not `said` is left open. There is nothing to ask about
 * such a span, and who moves one end past the other means the end that is moved.
 */
export function inOrder({ from, to }: Span, said: keyof Span = 'from'): Span {
  if (from === null || to === null || Date.parse(from) < Date.parse(to)) {
    return { from, to };
  }
  return said === 'from' ? { from, to: null } : { from: null, to };
}
