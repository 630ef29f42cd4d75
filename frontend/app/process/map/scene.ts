import type { Edge, Node } from '@xyflow/react';
import type { Figure } from '@/shown/figure';
import { MISSING, orWithheld, shown } from '@/shown/figure';
import type { Metric } from '../asked/address';
import type { Layout, Way } from './arrange';
import type { Change } from './change';
import type { Drawn } from './cut';
import { END, type Graph, type Path, type Place, type PlaceId, START } from './graph';
import { around, type Box } from './shapes';

/** How a place or path stands out: by what somebody chose, or not at all. */
export type Emphasis = 'plain' | 'lit' | 'dim';

export interface PlaceData extends Record<string, unknown> {
  readonly kind: 'step' | 'start' | 'end';
  readonly step: string;
  readonly figure: Figure;
  /** 0 to 1: how full its bar is. */
  readonly share: number;
  readonly emphasis: Emphasis;
}

/** A figure, or a band of people, which is no figure to calculate with. */
export type Label =
  | { readonly kind: 'figure'; readonly figure: Figure; readonly unit: 'count' | 'seconds' }
  | { readonly kind: 'band'; readonly band: string };

export interface PathData extends Record<string, unknown> {
  readonly way: Way;
  /** What is written on it; null: nothing. */
  readonly label: Label | null;
  /** Pixels, by how frequent it is. */
  readonly width: number;
  readonly emphasis: Emphasis;
  readonly happy: boolean;
  /** In a comparison: what became of it. */
  readonly change: Change | null;
}

export type PlaceNode = Node<PlaceData>;
export type PathEdge = Edge<PathData>;

export interface Scene {
  readonly nodes: PlaceNode[];
  readonly edges: PathEdge[];
}

export interface Choice {
  readonly metric: Metric;
  /** Paths and places of the variants that were chosen; null: none were. */
  readonly lit: Lit | null;
  /** Of the most frequent variant. */
  readonly happy: ReadonlySet<string>;
  readonly open: string | null;
  /** In a comparison: what became of paths, by id. */
  readonly changes?: ReadonlyMap<string, Change>;
}

export interface Lit {
  readonly places: ReadonlySet<PlaceId>;
  readonly paths: ReadonlySet<string>;
}

/**
 * The map as it is drawn now. Everything of the layout is in it; what is not drawn, or not in the selection, is hidden where it
 * stands.
 *
 * @param figures the graph of the selection; its places and paths are some of the layout's
 */
export function scene(layout: Layout, figures: Graph, drawn: Drawn, choice: Choice): Scene {
  const places = new Map(figures.places.map((place) => [place.id, place]));
  const paths = new Map(figures.paths.map((path) => [path.id, path]));
  const mostPlaces = figures.places[0]?.count ?? 1;
  const mostPaths = figures.paths[0]?.count ?? 1;
  return {
    nodes: [...layout.boxes].map(([id, box]) => ({
      id,
      type: 'place',
      position: { x: box.x, y: box.y },
      width: box.width,
      height: box.height,
      hidden: !drawn.places.has(id),
      selected: choice.open === id,
      data: placeData(id, places.get(id), mostPlaces, choice),
    })),
    edges: [...layout.ways].flatMap(([id, way]) => {
      const path = paths.get(id);
      return path
        ? [
            {
              id,
              type: 'path',
              source: path.source,
              target: path.target,
              hidden: !drawn.paths.has(id),
              selected: choice.open === id,
              data: { way, ...pathData(path, mostPaths, choice) },
            },
          ]
        : [];
    }),
  };
}

/** What is drawn takes up this much. */
export function extent({ nodes, edges }: Scene): Box {
  return around([
    ...nodes.filter((node) => !node.hidden).map(boxOf),
    ...edges.flatMap((edge) => (edge.hidden || !edge.data ? [] : [edge.data.way.extent])),
  ]);
}

const boxOf = ({ position, width = 0, height = 0 }: PlaceNode): Box => ({ ...position, width, height });

function placeData(id: PlaceId, place: Place | undefined, most: number, choice: Choice): PlaceData {
  return {
    kind: id === START ? 'start' : id === END ? 'end' : 'step',
    step: place?.step ?? '',
    figure: place ? shown(place.count) : MISSING,
    share: place ? place.count / most : 0,
    emphasis: emphasis(choice.lit?.places, id),
  };
}

function pathData(path: Path, most: number, choice: Choice) {
  return {
    label: label(path, choice.metric),
    width: 1 + 5 * Math.sqrt(path.count / most),
    emphasis: emphasis(choice.lit?.paths, path.id),
    happy: choice.happy.has(path.id),
    change: choice.changes?.get(path.id) ?? null,
  };
}

/** From the beginning, and to the end, there are neither times nor people to tell. */
function label(path: Path, metric: Metric): Label | null {
  if (metric === 'count') {
    return { kind: 'figure', figure: shown(path.count), unit: 'count' };
  }
  if (path.source === START || path.target === END) {
    return null;
  }
  if (metric === 'people') {
    return path.people === null ? null : { kind: 'band', band: path.people };
  }
  return { kind: 'figure', figure: orWithheld(path.medianSeconds), unit: 'seconds' };
}

function emphasis(lit: ReadonlySet<string> | undefined, id: string): Emphasis {
  return lit === undefined ? 'plain' : lit.has(id) ? 'lit' : 'dim';
}
