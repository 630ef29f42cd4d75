import type { Filters } from '../asked/questions';

const SHEETS = { variants: 'variants', paths: 'graph', windows: 'trend' } as const;

export type Sheet = keyof typeof SHEETS;

/** Where a table is had as a file, with the filters that are on. */
export function fileAddress(key: string, sheet: Sheet, format: 'csv' | 'json', filters: Filters): string {
  const query = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(filters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      query.append(name, String(one));
    }
  }
  return `/api/v1/analytics/processes/${encodeURIComponent(key)}/${SHEETS[sheet]}/export?${query}`;
}
