import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, question } from './arrange';
import { draw } from './cut';
import { END, type Graph, graphOf, START } from './graph';
import { answers } from './graphs';
import { scene } from './scene';
import { walk } from './walk';

const NOTHING = { metric: 'count' as const, lit: null, happy: new Set<string>(), open: null };

/** A layout as ELK would give it: each place somewhere, each path a piece of a curve. */
function laidOut(graph: Graph) {
  const asked = question(graph, () => 100);
  const laid = {
    ...asked,
    children: asked.children?.map((child, i) => ({ ...child, x: 37 * i, y: 91 * i })) ?? [],
    edges:
      asked.edges?.map((edge, i) => ({
        ...edge,
        sections: [
          {
            id: `${i}`,
            startPoint: { x: i, y: 0 },
            bendPoints: [
              { x: i, y: 5 },
              { x: i, y: 6 },
            ],
            endPoint: { x: i, y: 9 },
          },
        ],
      })) ?? [],
  };
  return answer(laid, graph);
}

describe('the map', () => {
  it('writes bands of people as they are', () => {
    const graph = graphOf({
      nodes: ['a', 'b'].map((step) => ({ step, count: 10, starts: 5, ends: 0, people: '≥10' as const })),
      edges: [{ source: 'a', target: 'b', count: 10, people: '≥10', median_seconds: null }],
    });
    const drawn = draw(graph, { activities: 100, paths: 100 });
    const { edges } = scene(laidOut(graph), graph, drawn, { ...NOTHING, metric: 'people' });
    expect(edges.map((edge) => edge.data?.label).filter((label) => label !== null)).toEqual([
      { kind: 'band', band: '≥10' },
    ]);
  });

  it('moves nothing, whatever is drawn', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 100 }), (given, percent) => {
        const graph = graphOf(given);
        const layout = laidOut(graph);
        const places = (cut: number) =>
          scene(layout, graph, draw(graph, { activities: cut, paths: cut }), NOTHING).nodes.map((node) => [
            node.id,
            node.position,
          ]);
        expect(places(percent)).toEqual(places(100));
      }),
    );
  });

  it('has a place for each step, and for the beginning and the end', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const graph = graphOf(given);
        const { nodes, edges } = scene(laidOut(graph), graph, draw(graph, { activities: 100, paths: 100 }), NOTHING);
        expect(new Set(nodes.map((node) => node.id)).size).toBe(graph.places.length + 2);
        expect(edges).toHaveLength(graph.paths.length);
        expect(edges.every((edge) => edge.data?.way.curve.startsWith('M'))).toBe(true);
      }),
    );
  });

  it('never calls a withheld time zero', () => {
    const graph = graphOf({
      nodes: [
        { step: 'a', count: 10, starts: 10, ends: 0, people: null },
        { step: 'b', count: 10, starts: 0, ends: 10, people: null },
      ],
      edges: [{ source: 'a', target: 'b', count: 10, people: null, median_seconds: null }],
    });
    const drawn = draw(graph, { activities: 100, paths: 100 });
    const { edges } = scene(laidOut(graph), graph, drawn, { ...NOTHING, metric: 'time' });
    expect(edges.map((edge) => edge.data?.label).filter((label) => label !== null)).toEqual([
      { kind: 'figure', figure: { kind: 'withheld' }, unit: 'seconds' },
    ]);
  });

  it('lights up the way of a variant from beginning to end, and dims the rest', () => {
    const graph = graphOf({
      nodes: ['a', 'b', 'c'].map((step) => ({ step, count: 10, starts: 5, ends: 5, people: null })),
      edges: [
        { source: 'a', target: 'b', count: 10, people: null, median_seconds: 1 },
        { source: 'b', target: 'c', count: 10, people: null, median_seconds: 1 },
      ],
    });
    const drawn = draw(graph, { activities: 100, paths: 100 });
    const { nodes, edges } = scene(laidOut(graph), graph, drawn, { ...NOTHING, lit: walk([['a', 'b']]) });
    expect(nodes.filter((it) => it.data.emphasis === 'lit').map((it) => it.id)).toEqual([START, ':a', ':b', END]);
    expect(edges.filter((it) => it.data?.emphasis === 'lit')).toHaveLength(3);
  });
});
