/** A day, as in "12 Mar 2014"; windows end at midnight UTC, so days are told in UTC. */
export function day(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso));
}

/** A moment in the reader's own time zone. */
export function moment(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** A moment to the second, in the reader's own time zone. */
export function exactly(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}

/** The last day of a window that ends (exclusive) at this time. */
export function lastDayOf(windowEnd: string, locale: string): string {
  return day(new Date(Date.parse(windowEnd) - 1).toISOString(), locale);
}

export function count(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}
