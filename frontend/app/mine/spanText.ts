import type { Span, Zoom } from './span';

/** A span as people say it: a date, a month, a year. */
export function spanText(span: Span, zoom: Zoom, locale: string): string {
  const how: Intl.DateTimeFormatOptions =
    zoom === 'day'
      ? { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
      : zoom === 'month'
        ? { month: 'long', year: 'numeric' }
        : { year: 'numeric' };
  return new Intl.DateTimeFormat(locale, how).format(span.from);
}

/** What stands at a tick. */
export function tickText(tick: number, zoom: Zoom, locale: string): string {
  const how: Intl.DateTimeFormatOptions =
    zoom === 'day' ? { hour: 'numeric' } : zoom === 'month' ? { day: 'numeric', month: 'short' } : { month: 'short' };
  return new Intl.DateTimeFormat(locale, how).format(tick);
}

/** A day without its year. */
export function dayText(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(time);
}

/** From when until when; what is of one day says the day once, what is one moment is said once. */
export function fromUntil(began: string, ended: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).formatRange(
    Date.parse(began),
    Date.parse(ended),
  );
}
