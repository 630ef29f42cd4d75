import { day, lastDayOf } from '@/shown/time';

/** The chosen windows in words; null for all. Windows that end after `from`, and at `to` or before. */
export function windowsSaid(view: { from: string | null; to: string | null }, locale: string): string | null {
  const from = view.from && day(view.from, locale);
  const to = view.to && lastDayOf(view.to, locale);
  return from && to ? `${from} – ${to}` : from ? `${from} –` : to ? `– ${to}` : null;
}
