import type { Graph as GraphAnswer } from '@/api/contract.gen';

/** A place in the map: a step, or where traces begin and end. Ids of steps are their labels behind a colon. */
export type PlaceId = string;
export const START: PlaceId = 'start';
export const END: PlaceId = 'end';

export const placeOf = (step: string): PlaceId => `:${step}`;
export const stepOf = (place: PlaceId): string | null => (place.startsWith(':') ? place.slice(1) : null);

export interface Place {
  readonly id: PlaceId;
  readonly step: string;
  /** Rounded down to a multiple of k, at least k. */
  readonly count: number;
  readonly starts: number;
  readonly ends: number;
  /** Band such as "≥20", in the largest single cut; null where an instance is not gated. */
  readonly people: string | null;
}

export interface Path {
  readonly id: string;
  readonly source: PlaceId;
  readonly target: PlaceId;
  /** Rounded down to a multiple of k, at least k. */
  readonly count: number;
  /** Band; null where none is told, and from the beginning or to the end. */
  readonly people: string | null;
  /** Null where no time was published, and from the beginning or to the end. */
  readonly medianSeconds: number | null;
}

/** A process as places and the paths between them. */
export interface Graph {
  /** The most frequent first, ties by label. */
  readonly places: readonly Place[];
  /** The most frequent first, ties by id; beginnings and ends included. */
  readonly paths: readonly Path[];
}

export const pathId = (source: PlaceId, target: PlaceId): string => JSON.stringify([source, target]);

/** The answer as a graph with its beginnings and ends as paths. What was rounded to zero is not drawn. */
export function graphOf(answer: Pick<GraphAnswer, 'nodes' | 'edges'>): Graph {
  const places = answer.nodes
    .map((node) => ({ id: placeOf(node.step), ...node }))
    .sort((a, b) => b.count - a.count || compare(a.step, b.step));
  const paths: Path[] = answer.edges.map((edge) => path(placeOf(edge.source), placeOf(edge.target), edge.count, edge));
  for (const place of places) {
    if (place.starts > 0) {
      paths.push(path(START, place.id, place.starts, NOTHING));
    }
    if (place.ends > 0) {
      paths.push(path(place.id, END, place.ends, NOTHING));
    }
  }
  return { places, paths: paths.sort((a, b) => b.count - a.count || compare(a.id, b.id)) };
}

const NOTHING = { people: null, median_seconds: null };

function path(
  source: PlaceId,
  target: PlaceId,
  count: number,
  known: { people: string | null; median_seconds: number | null },
): Path {
  return {
    id: pathId(source, target),
    source,
    target,
    count,
    people: known.people,
    medianSeconds: known.median_seconds,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
