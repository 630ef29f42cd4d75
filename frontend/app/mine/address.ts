import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { ZOOMS } from './span';

/** What of the timeline is in its address. `at` is a day within what is shown; without it, that of the latest work. */
export const timelineParameters = {
  zoom: parseAsStringLiteral(ZOOMS).withDefault('month'),
  at: parseAsString,
  lanes: parseAsStringLiteral(['process', 'resource'] as const).withDefault('process'),
  show: parseAsStringLiteral(['chart', 'table'] as const).withDefault('chart'),
};

/** Where a task is shown. */
export function taskAddress(id: string): string {
  return `/mine/tasks/task?id=${encodeURIComponent(id)}`;
}
