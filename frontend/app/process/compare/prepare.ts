import type { ComparedEdge, ComparedSide, ComparedVariant, Comparison } from '@/api/contract.gen';
import { type Figure, orWithheld, roundedCount } from '@/shown/figure';
import { CHANGES, type Change } from '../map/change';
import { pathId, placeOf } from '../map/graph';

export interface Side {
  readonly count: Figure;
  readonly time: Figure;
}

export interface ChangedPath {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly before: Side;
  readonly after: Side;
}

export interface ChangedVariant {
  readonly id: string;
  readonly steps: readonly string[];
  readonly before: Side;
  readonly after: Side;
}

export interface Changes {
  readonly paths: Readonly<Record<Change, readonly ChangedPath[]>>;
  readonly variants: Readonly<Record<Change, readonly ChangedVariant[]>>;
  /** By path id, for the map. */
  readonly ofPath: ReadonlyMap<string, Change>;
  /** Whether there is more of any kind than is listed. */
  readonly cut: boolean;
}

/** What is other afterwards. What is not shown on a side is withheld there: it is never told as zero. */
export function changesOf(answer: Pick<Comparison, 'variants' | 'edges'>): Changes {
  const paths = each((change) => answer.edges[change].map(changedPath));
  return {
    paths,
    variants: each((change) => answer.variants[change].map(changedVariant)),
    ofPath: new Map(CHANGES.flatMap((change) => paths[change].map((path) => [path.id, change] as const))),
    cut: answer.edges.cut || answer.variants.cut,
  };
}

function each<T>(of: (change: Change) => T): Record<Change, T> {
  return { added: of('added'), removed: of('removed'), faster: of('faster'), slower: of('slower') };
}

function changedPath(edge: ComparedEdge): ChangedPath {
  return {
    id: pathId(placeOf(edge.source), placeOf(edge.target)),
    source: edge.source,
    target: edge.target,
    before: side(edge.before),
    after: side(edge.after),
  };
}

function changedVariant(variant: ComparedVariant): ChangedVariant {
  return { id: variant.variant, steps: variant.steps, before: side(variant.before), after: side(variant.after) };
}

function side(compared: ComparedSide): Side {
  return { count: roundedCount(compared.count), time: orWithheld(compared.median_seconds) };
}

/** Two spans that touch, each with about half of the time in which something was published. */
export function halves(firstWindow: string, lastWindow: string): { middle: string; to: string } {
  const first = Date.parse(firstWindow);
  const last = Date.parse(lastWindow);
  const day = 86_400_000;
  const middle = Math.floor((first + last) / 2 / day) * day;
  return { middle: new Date(middle).toISOString(), to: new Date(last).toISOString() };
}
