import type { Task, TimelineEvent } from '@/api/contract.gen';
import { place, type Span, type Zoom } from './span';

export type LanesBy = 'process' | 'resource';

/** Events that lie so near to each other that they are one mark. */
export interface Mark {
  /** 0 … 1 */
  readonly at: number;
  readonly count: number;
  readonly events: readonly TimelineEvent[];
}

export interface Bar {
  readonly task: Task;
  /** 0 … 1, clipped to the span. */
  readonly from: number;
  readonly until: number;
  readonly row: number;
}

/** Tasks of a year that began in the same week. */
export interface Column {
  /** 0 … 1 */
  readonly from: number;
  readonly width: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly count: number;
  /** How many of them are shared. */
  readonly shared: number;
}

export interface Lane {
  /** The process or the resource; null: none. */
  readonly key: string | null;
  readonly marks: readonly Mark[];
  /** Of a day or a month. */
  readonly bars: readonly Bar[];
  /** Of a year, whose tasks are too many to be drawn one by one. */
  readonly columns: readonly Column[];
  readonly rows: number;
  /** Tasks for which there was no row. */
  readonly crowded: number;
}

export interface Timeline {
  readonly lanes: readonly Lane[];
  /** Lanes beyond what is drawn; the table has them. */
  readonly moreLanes: number;
  /** In the span, latest first. */
  readonly events: readonly TimelineEvent[];
  readonly tasks: readonly Task[];
}

export const MOST_LANES = 40;
export const MOST_ROWS = 6;
const MARKS = 160;
/** What a bar has at least, to be seen and hit. */
const LEAST = 0.012;

/** What happened in the span, in lanes: the one with the latest event first. */
export function prepare(
  events: readonly TimelineEvent[],
  tasks: readonly Task[],
  span: Span,
  by: LanesBy,
  zoom: Zoom,
): Timeline {
  const inside = events.filter((event) => within(Date.parse(event.time), span));
  const touching = tasks.filter((task) => Date.parse(task.began) < span.until && Date.parse(task.ended) >= span.from);
  const keys = new Map<string | null, number>();
  for (const it of [...inside, ...touching]) {
    const time = Date.parse('time' in it ? it.time : it.ended);
    const key = laneOf(it, by);
    keys.set(key, Math.max(time, keys.get(key) ?? 0));
  }
  const order = [...keys].sort((a, b) => b[1] - a[1] || (a[0] ?? '').localeCompare(b[0] ?? '')).map(([key]) => key);
  const eventsOf = groupBy(inside, (event) => laneOf(event, by));
  const tasksOf = groupBy(touching, (task) => laneOf(task, by));
  return {
    lanes: order.slice(0, MOST_LANES).map((key) => ({
      key,
      marks: marks(eventsOf.get(key) ?? [], span),
      ...(zoom === 'year'
        ? { bars: [], rows: 0, crowded: 0, columns: columns(tasksOf.get(key) ?? [], span) }
        : { ...bars(tasksOf.get(key) ?? [], span), columns: [] }),
    })),
    moreLanes: Math.max(0, order.length - MOST_LANES),
    events: inside,
    tasks: touching,
  };
}

function laneOf(it: TimelineEvent | Task, by: LanesBy): string | null {
  return by === 'process' ? it.process_key : it.resource;
}

function within(time: number, span: Span): boolean {
  return span.from <= time && time < span.until;
}

function marks(events: readonly TimelineEvent[], span: Span): Mark[] {
  const bins = groupBy(events, (event) => Math.floor(place(span, Date.parse(event.time)) * MARKS));
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, all]) => ({ at: (bin + 0.5) / MARKS, count: all.length, events: all }));
}

/** Each bar in the first row that is free; what finds none is counted. */
function bars(tasks: readonly Task[], span: Span): Pick<Lane, 'bars' | 'rows' | 'crowded'> {
  const ends: number[] = [];
  const placed: Bar[] = [];
  const inOrder = [...tasks].sort((a, b) => Date.parse(a.began) - Date.parse(b.began) || a.id.localeCompare(b.id));
  for (const task of inOrder) {
    const from = Math.min(Math.max(0, place(span, Date.parse(task.began))), 1 - LEAST);
    const until = Math.min(1, Math.max(from + LEAST, place(span, Date.parse(task.ended))));
    const free = ends.findIndex((end) => end <= from);
    const row = free >= 0 ? free : ends.length;
    if (row < MOST_ROWS) {
      ends[row] = until;
      placed.push({ task, from, until, row });
    }
  }
  return { bars: placed, rows: ends.length, crowded: tasks.length - placed.length };
}

const WEEKS = 53;

function columns(tasks: readonly Task[], span: Span): Column[] {
  const weeks = groupBy(tasks, (task) => Math.floor(Math.max(0, place(span, Date.parse(task.began))) * WEEKS));
  return [...weeks]
    .sort(([a], [b]) => a - b)
    .map(([week, all]) => ({
      from: week / WEEKS,
      width: 1 / WEEKS,
      time: span.from + ((week + 0.5) / WEEKS) * (span.until - span.from),
      count: all.length,
      shared: all.filter((task) => task.sharing === 'shared').length,
    }));
}

/** What the arrow keys stop at: tasks, or the weeks of a year. */
export function stops(lane: Lane): readonly { readonly id: string; readonly from: number }[] {
  return lane.columns.length > 0
    ? lane.columns.map(({ from, time }) => ({ id: `${lane.key ?? ''} ${time}`, from }))
    : lane.bars.map(({ from, task }) => ({ id: task.id, from }));
}

/** Whether there may be something of the span that was not loaded yet; `oldest` is the last time that was. */
export function goesOn(oldest: string | undefined, span: Span): boolean {
  return oldest === undefined || Date.parse(oldest) >= span.from;
}

/** Where one gets by an arrow key: along a lane by time, across lanes to what is nearest in time. */
export function neighbour(
  lanes: readonly Lane[],
  id: string,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): string | null {
  const all = lanes.map(stops);
  const laneAt = all.findIndex((lane) => lane.some((stop) => stop.id === id));
  const lane = all[laneAt] ?? [];
  const at = lane.findIndex((stop) => stop.id === id);
  const here = lane[at];
  if (!here) {
    return null;
  }
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    return lane[at + (key === 'ArrowLeft' ? -1 : 1)]?.id ?? null;
  }
  const others = key === 'ArrowUp' ? all.slice(0, laneAt).reverse() : all.slice(laneAt + 1);
  const other = others.find((it) => it.length > 0) ?? [];
  const nearest = [...other].sort((a, b) => Math.abs(a.from - here.from) - Math.abs(b.from - here.from));
  return nearest[0]?.id ?? null;
}

function groupBy<T, K>(all: readonly T[], keyOf: (it: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const it of all) {
    const key = keyOf(it);
    const group = groups.get(key);
    if (group) {
      group.push(it);
    } else {
      groups.set(key, [it]);
    }
  }
  return groups;
}
