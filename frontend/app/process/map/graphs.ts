import fc from 'fast-check';
import type { Graph as GraphAnswer } from '@/api/contract.gen';

type Answer = Pick<GraphAnswer, 'nodes' | 'edges'>;

/** Answers as the API gives them: some steps, some edges between them, counts in multiples of five. For tests. */
export const answers: fc.Arbitrary<Answer> = fc
  .uniqueArray(fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('a', 'b', 'c → d', '<script>', 'start', ':')), {
    minLength: 1,
    maxLength: 14,
  })
  .chain((steps) =>
    fc.record({
      nodes: fc.tuple(...steps.map(() => fc.tuple(fives(1), fives(0), fives(0)))).map((figures) =>
        steps.map((step, i) => {
          const [count, starts, ends] = figures[i] ?? [5, 0, 0];
          return { step, count, starts, ends, people: null };
        }),
      ),
      edges: fc
        .uniqueArray(fc.tuple(fc.constantFrom(...steps), fc.constantFrom(...steps)), {
          maxLength: 30,
          selector: (pair) => JSON.stringify(pair),
        })
        .chain((pairs) =>
          fc
            .tuple(...pairs.map(() => fc.tuple(fives(1), fc.option(fc.integer({ min: 1, max: 10 ** 7 })))))
            .map((figures) =>
              pairs.map(([source, target], i) => {
                const [count, median_seconds] = figures[i] ?? [5, null];
                return { source, target, count, people: null, median_seconds };
              }),
            ),
        ),
    }),
  ) as fc.Arbitrary<Answer>;

function fives(least: number): fc.Arbitrary<number> {
  return fc.integer({ min: least, max: 4_000 }).map((it) => 5 * it);
}
