/** How much of the time is looked at, in the reader's own time zone. */
export type Zoom = 'day' | 'month' | 'year';

export const ZOOMS: readonly Zoom[] = ['day', 'month', 'year'];

/** A stretch of time; `until` is exclusive. Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A day of the calendar, as in 2026-06-30. */
export type Day = string;

export function dayOf(time: number): Day {
  const date = new Date(time);
  return [
    String(date.getFullYear()).padStart(4, '0'),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-');
}

/** Midnight at which the day begins; null for what is no day. */
export function midnight(day: Day): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) {
    return null;
  }
  const time = new Date(Number(year), Number(month) - 1, Number(date)).getTime();
  return dayOf(time) === day ? time : null;
}

/** The day, month or year that this time is in. */
export function spanAround(time: number, zoom: Zoom): Span {
  return { from: edge(time, zoom, 0), until: edge(time, zoom, 1) };
}

/** A time in the span before (-1) or after (1). */
export function beside(span: Span, zoom: Zoom, way: -1 | 1): number {
  return edge(span.from, zoom, way);
}

function edge(time: number, zoom: Zoom, steps: number): number {
  const date = new Date(time);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  switch (zoom) {
    case 'day':
      return new Date(year, month, day + steps).getTime();
    case 'month':
      return new Date(year, month + steps, 1).getTime();
    case 'year':
      return new Date(year + steps, 0, 1).getTime();
  }
}

/** Where a line is drawn and labelled: hours of a day, days of a month, months of a year. */
export function ticks(span: Span, zoom: Zoom): readonly number[] {
  const first = new Date(span.from);
  const [year, month, day] = [first.getFullYear(), first.getMonth(), first.getDate()];
  switch (zoom) {
    case 'day':
      return [0, 3, 6, 9, 12, 15, 18, 21].map((hour) => new Date(year, month, day, hour).getTime());
    case 'month':
      return [1, 5, 10, 15, 20, 25].map((date) => new Date(year, month, date).getTime());
    case 'year':
      return Array.from({ length: 12 }, (_, i) => new Date(year, i, 1).getTime());
  }
}

/** Place within the span: 0 at its beginning, 1 at its end. */
export function place(span: Span, time: number): number {
  return (time - span.from) / (span.until - span.from);
}
