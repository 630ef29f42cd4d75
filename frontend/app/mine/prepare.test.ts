import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task, TimelineEvent } from '@/api/contract.gen';
import { goesOn, MOST_LANES, MOST_ROWS, neighbour, prepare, stops } from './prepare';
import { spanAround } from './span';

const AT = new Date(2026, 5, 15, 12).getTime();
const MONTH = spanAround(AT, 'month');

const time = fc.integer({ min: MONTH.from - 40 * 86_400_000, max: MONTH.until + 40 * 86_400_000 });
const key = fc.constantFrom('a', 'b', null);

const events = fc.array(
  fc.record({ at: time, process_key: key, resource: fc.string({ maxLength: 3 }) }).map(
    (it): TimelineEvent => ({
      id: `e${it.at}`,
      time: new Date(it.at).toISOString(),
      step: 's',
      resource: it.resource,
      process_key: it.process_key,
      lane: 'live',
    }),
  ),
  { maxLength: 80 },
);

function task(id: string, began: number, ended: number, process_key: string | null = 'a'): Task {
  return {
    id,
    title: null,
    process_key,
    resource: `r${id}`,
    lane: 'live',
    began: new Date(began).toISOString(),
    ended: new Date(ended).toISOString(),
    step_count: 1,
    sharing: 'shared',
    reason: null,
  };
}

const tasks = fc
  .array(fc.tuple(time, fc.integer({ min: 0, max: 20 * 86_400_000 }), key), { maxLength: 60 })
  .map((all) => all.map(([began, length, process], i) => task(String(i), began, began + length, process)));

describe('the timeline', () => {
  it('draws each event of the span once, and none beside it', () => {
    fc.assert(
      fc.property(events, (all) => {
        const { lanes } = prepare(all, [], MONTH, 'process', 'month');
        const drawn = lanes.flatMap((lane) => lane.marks.flatMap((mark) => mark.events));
        const inside = all.filter((it) => Date.parse(it.time) >= MONTH.from && Date.parse(it.time) < MONTH.until);
        expect(drawn.map((it) => it.time).sort()).toEqual(inside.map((it) => it.time).sort());
      }),
    );
  });

  it('loses no task: each is a bar or counted as crowded', () => {
    fc.assert(
      fc.property(tasks, (all) => {
        const { lanes, tasks: touching } = prepare([], all, MONTH, 'process', 'month');
        const told = lanes.reduce((sum, lane) => sum + lane.bars.length + lane.crowded, 0);
        expect(told).toBe(touching.length);
      }),
    );
  });

  it('never lays one bar over another, nor beyond the edges', () => {
    fc.assert(
      fc.property(tasks, (all) => {
        for (const lane of prepare([], all, MONTH, 'process', 'month').lanes) {
          expect(lane.rows).toBeLessThanOrEqual(MOST_ROWS);
          for (const [i, bar] of lane.bars.entries()) {
            expect(bar.from >= 0 && bar.from < bar.until && bar.until <= 1).toBe(true);
            for (const other of lane.bars.slice(i + 1)) {
              expect(other.row !== bar.row || other.from >= bar.until || bar.from >= other.until).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('says how many lanes are not drawn', () => {
    const all = Array.from({ length: MOST_LANES + 3 }, (_, i) => task(String(i), AT, AT));
    const { lanes, moreLanes } = prepare([], all, MONTH, 'resource', 'month');
    expect([lanes.length, moreLanes]).toEqual([MOST_LANES, 3]);
  });

  it('is walked by arrows without leaving it', () => {
    const { lanes } = prepare(
      [],
      [task('1', AT, AT), task('2', AT + 86_400_000 * 3, AT + 86_400_000 * 3), task('3', AT, AT, 'b')],
      MONTH,
      'process',
      'month',
    );
    expect(neighbour(lanes, '1', 'ArrowRight')).toBe('2');
    expect(neighbour(lanes, '1', 'ArrowLeft')).toBeNull();
    expect(neighbour(lanes, '1', 'ArrowDown')).toBe('3');
    expect(neighbour(lanes, '3', 'ArrowUp')).toBe('1');
    expect(neighbour(lanes, 'gone', 'ArrowUp')).toBeNull();
  });

  it('counts each task of a year in one week', () => {
    const YEAR = spanAround(AT, 'year');
    fc.assert(
      fc.property(tasks, (all) => {
        const { lanes, tasks: touching } = prepare([], all, YEAR, 'process', 'year');
        const columns = lanes.flatMap((lane) => lane.columns);
        expect(columns.reduce((sum, column) => sum + column.count, 0)).toBe(touching.length);
        expect(columns.every((it) => it.from >= 0 && it.from + it.width <= 1.000001)).toBe(true);
        const ids = lanes.flatMap(stops).map((stop) => stop.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('asks for more until the span is covered', () => {
    expect(goesOn(undefined, MONTH)).toBe(true);
    expect(goesOn(new Date(MONTH.from).toISOString(), MONTH)).toBe(true);
    expect(goesOn(new Date(MONTH.from - 1).toISOString(), MONTH)).toBe(false);
  });
});
