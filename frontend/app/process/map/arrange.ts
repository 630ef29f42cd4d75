import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import { END, type Graph, type PlaceId, START } from './graph';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands, in pixels at zoom 1. */
export interface Layout {
  readonly boxes: ReadonlyMap<PlaceId, Box>;
  /** SVG paths of cubic curves, by path id. */
  readonly curves: ReadonlyMap<string, string>;
  /** Middle of each path's label. */
  readonly labels: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

export const PLACE_HEIGHT = 52;
const END_SIZE = 28;
const LABEL = { width: 62, height: 20 };

/** Of so many paths the labels get room of their own; with more, the map would only grow apart. */
const LABELLED = 80;

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
 * What ELK is asked: the whole graph, the frequent paths straight and downwards before all others.
 *
 * @param width of a place, by what is written in it
 */
export function question(graph: Graph, width: (step: string) => number): ElkNode {
  const most = graph.paths[0]?.count ?? 1;
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
    edges: graph.paths.map((path, rank) => {
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
        ...(rank < LABELLED
          ? { labels: [{ id: `label ${path.id}`, text: ' ', ...LABEL, layoutOptions: INLINE }] }
          : {}),
      };
    }),
  };
}

/** What ELK answered, as we draw it. */
export function answer(laidOut: ElkNode): Layout {
  const boxes = new Map<PlaceId, Box>();
  for (const child of laidOut.children ?? []) {
    boxes.set(child.id, { x: child.x ?? 0, y: child.y ?? 0, width: child.width ?? 0, height: child.height ?? 0 });
  }
  const curves = new Map<string, string>();
  const labels = new Map<string, { x: number; y: number }>();
  for (const edge of laidOut.edges ?? []) {
    const points = pointsOf(edge);
    curves.set(edge.id, curve(points));
    const label = edge.labels?.[0];
    labels.set(
      edge.id,
      label?.x !== undefined && label.y !== undefined
        ? { x: label.x + LABEL.width / 2, y: label.y + LABEL.height / 2 }
        : middle(points),
    );
  }
  return { boxes, curves, labels, width: laidOut.width ?? 0, height: laidOut.height ?? 0 };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function pointsOf(edge: ElkExtendedEdge): Point[] {
  return (edge.sections ?? []).flatMap((section) => [
    section.startPoint,
    ...(section.bendPoints ?? []),
    section.endPoint,
  ]);
}

/** Start, then two control points and an end for each piece; what does not come out even is drawn straight. */
function curve(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start) {
    return '';
  }
  let path = `M${at(start)}`;
  let place = 0;
  for (; place + 2 < rest.length; place += 3) {
    path += `C${rest
      .slice(place, place + 3)
      .map(at)
      .join(' ')}`;
  }
  for (; place < rest.length; place++) {
    path += `L${at(rest[place] ?? start)}`;
  }
  return path;
}

function middle(points: readonly Point[]): Point {
  const point = points[Math.floor(points.length / 2)];
  const before = points[Math.floor((points.length - 1) / 2)];
  return point && before ? { x: (point.x + before.x) / 2, y: (point.y + before.y) / 2 } : { x: 0, y: 0 };
}

const at = (point: Point): string => `${round(point.x)},${round(point.y)}`;
const round = (value: number): number => Math.round(value * 10) / 10;
