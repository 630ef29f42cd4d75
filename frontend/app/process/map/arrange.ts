import type { ElkExtendedEdge, ElkLabel, ElkNode } from 'elkjs/lib/elk-api';
import { byway } from './byway';
import { mainRoads } from './cut';
import { END, type Graph, type Path, type PlaceId, START } from './graph';
import { about, along, around, type Box, type Line, type Point, pathOf } from './shapes';
import { spots } from './spots';

/** Where everything stands, in pixels at zoom 1. */
export interface Layout {
  readonly boxes: ReadonlyMap<PlaceId, Box>;
  /** By path id, the most frequent first. */
  readonly ways: ReadonlyMap<string, Way>;
}

/** How a path goes. */
export interface Way {
  /** As SVG says it. */
  readonly curve: string;
  /** Middle of its label. */
  readonly label: Point;
  /** What it takes up, at most. */
  readonly extent: Box;
}

export const PLACE_HEIGHT = 52;
const END_SIZE = 28;
const LABEL = { width: 62, height: 20 };

/** Up to so many paths the labels get room of their own; with more, the map would only grow apart, and take its time. */
const LABELLED = 40;

const INLINE = { 'elk.edgeLabels.inline': 'true' };

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'SPLINES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.cycleBreaking.strategy': 'GREEDY_MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.feedbackEdges': 'true',
  'elk.randomSeed': '1',
};

/**
 * What ELK is asked: all places, and of the paths the main ones, the frequent ones straight and downwards before the others. The
 * rare ones would only push apart what most people look at, and take most of the time: see {@link answer}.
 *
 * @param width of a place, by what is written in it
 */
export function question(graph: Graph, width: (step: string) => number): ElkNode {
  const most = graph.paths[0]?.count ?? 1;
  const main = mainRoads(graph);
  return {
    id: 'map',
    layoutOptions: OPTIONS,
    children: [
      {
        id: START,
        width: END_SIZE,
        height: END_SIZE,
        layoutOptions: { 'elk.layered.layering.layerConstraint': 'FIRST' },
      },
      ...graph.places.map((place) => ({ id: place.id, width: width(place.step), height: PLACE_HEIGHT })),
      { id: END, width: END_SIZE, height: END_SIZE, layoutOptions: { 'elk.layered.layering.layerConstraint': 'LAST' } },
    ],
    edges: graph.paths
      .filter((path) => main.has(path.id))
      .map((path) => {
        const weight = String(1 + Math.round((9 * path.count) / most));
        return {
          id: path.id,
          sources: [path.source],
          targets: [path.target],
          layoutOptions: {
            'elk.layered.priority.direction': weight,
            'elk.layered.priority.straightness': weight,
            'elk.layered.priority.shortness': weight,
          },
          ...(main.size <= LABELLED || path.source === path.target
            ? { labels: [{ id: `label ${path.id}`, text: ' ', ...LABEL, layoutOptions: INLINE }] }
            : {}),
        };
      }),
  };
}

/** What ELK answered, as we draw it, and between its places the paths that it was not asked for. */
export function answer(laidOut: ElkNode, graph: Graph): Layout {
  const boxes = new Map<PlaceId, Box>();
  for (const { id, x = 0, y = 0, width = 0, height = 0 } of laidOut.children ?? []) {
    boxes.set(id, { x, y, width, height });
  }
  const edges = new Map((laidOut.edges ?? []).map((edge) => [edge.id, edge]));
  const lines = new Map(
    graph.paths.map((path) => [path.id, lineOf(path, edges.get(path.id), boxes, laidOut.width ?? 0)] as const),
  );
  const labels = new Map([...edges.values()].flatMap((edge) => (edge.labels ?? []).map((it) => [edge.id, boxOf(it)])));
  const others = new Map([...lines].filter(([id]) => !labels.has(id)));
  const free = spots(others, [...boxes.values(), ...labels.values()], LABEL);
  return {
    boxes,
    ways: new Map(
      [...lines].map(([id, line]) => {
        const label = labels.get(id);
        return [
          id,
          {
            curve: pathOf(line),
            label: label ? centreOf(label) : (free.get(id) ?? along(line, 0.5)),
            extent: around(line.map((point) => about(point, 0, 0))),
          },
        ];
      }),
    ),
  };
}

function lineOf(path: Path, laidOut: ElkExtendedEdge | undefined, boxes: Layout['boxes'], across: number): Line {
  if (laidOut) {
    return (laidOut.sections ?? []).flatMap((it) => [it.startPoint, ...(it.bendPoints ?? []), it.endPoint]);
  }
  const from = boxes.get(path.source);
  const to = boxes.get(path.target);
  return from && to ? byway(from, to, across) : [];
}

const boxOf = ({ x = 0, y = 0 }: ElkLabel): Box => ({ x, y, ...LABEL });
const centreOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
