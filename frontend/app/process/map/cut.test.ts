import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, mainRoads, READABLE_PLACES, readable } from './cut';
import { END, graphOf, START } from './graph';
import { answers } from './graphs';

const percent = fc.integer({ min: 1, max: 100 });

describe('what is drawn', () => {
  it('is everything at a hundred percent', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const graph = graphOf(answer);
        const drawn = draw(graph, { activities: 100, paths: 100 });
        expect(drawn.paths.size).toBe(graph.paths.length);
        expect(graph.places.every((place) => drawn.places.has(place.id))).toBe(true);
      }),
    );
  });

  it('only grows with more activities or more paths, but for what hung on a path', () => {
    fc.assert(
      fc.property(answers, percent, percent, percent, (answer, activities, fewer, more) => {
        const graph = graphOf(answer);
        const [less, most] = [Math.min(fewer, more), Math.max(fewer, more)];
        const small = draw(graph, { activities, paths: less });
        const large = draw(graph, { activities, paths: most });
        expect([...small.paths].every((path) => large.paths.has(path))).toBe(true);
        const few = draw(graph, { activities: less, paths: 100 });
        const many = draw(graph, { activities: most, paths: 100 });
        expect([...few.places].every((place) => many.places.has(place))).toBe(true);
      }),
    );
  });

  it('lets nothing hang in the air that hung together', () => {
    fc.assert(
      fc.property(answers, percent, percent, (answer, activities, paths) => {
        const graph = graphOf(answer);
        const drawn = draw(graph, { activities, paths });
        const all = draw(graph, { activities, paths: 100 });
        for (const path of graph.paths.filter((it) => all.paths.has(it.id) && it.source !== it.target)) {
          for (const end of [path.source, path.target]) {
            expect(graph.paths.some((it) => drawn.paths.has(it.id) && (it.source === end || it.target === end))).toBe(
              true,
            );
          }
        }
      }),
    );
  });

  it('has both ends of each path', () => {
    fc.assert(
      fc.property(answers, percent, percent, (answer, activities, paths) => {
        const graph = graphOf(answer);
        const drawn = draw(graph, { activities, paths });
        for (const path of graph.paths.filter((it) => drawn.paths.has(it.id))) {
          expect(drawn.places.has(path.source) && drawn.places.has(path.target)).toBe(true);
        }
      }),
    );
  });

  it('says how much it is', () => {
    fc.assert(
      fc.property(answers, percent, percent, (answer, activities, paths) => {
        const graph = graphOf(answer);
        const drawn = draw(graph, { activities, paths });
        const steps = [...drawn.places].filter((place) => place !== START && place !== END);
        expect(drawn.activitiesShown).toBe(steps.length);
        expect(drawn.pathsShown).toBe(drawn.paths.size);
        expect(drawn.pathsShown).toBeLessThanOrEqual(drawn.pathsBetween);
      }),
    );
  });

  it('is readable before anybody chose', () => {
    const nodes = Array.from({ length: 200 }, (_, i) => ({
      step: `s${i}`,
      count: 1000 - 5 * (i % 100),
      starts: 0,
      ends: 0,
      people: null,
    }));
    const edges = nodes.flatMap((from, i) =>
      nodes
        .slice(i + 1, i + 4)
        .map((to) => ({ source: from.step, target: to.step, count: 5, people: null, median_seconds: null })),
    );
    const graph = graphOf({ nodes, edges });
    const drawn = draw(graph, readable(graph));
    expect(drawn.activitiesShown).toBeLessThanOrEqual(READABLE_PLACES);
    expect(drawn.pathsShown).toBeLessThan(120);
  });

  it('is laid out, and so is a way to whatever else there is', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const graph = graphOf(answer);
        const main = mainRoads(graph);
        expect([...draw(graph, readable(graph)).paths].every((path) => main.has(path))).toBe(true);
        for (const path of graph.paths.filter((it) => !main.has(it.id))) {
          for (const end of [path.source, path.target]) {
            expect(graph.paths.some((it) => main.has(it.id) && (it.source === end || it.target === end))).toBe(true);
          }
        }
      }),
    );
  });
});
