import { END, type Graph, type Path, type PlaceId, START } from './graph';

/** How much of a graph is drawn, in percent: of the activities 1 to 100, of the paths between those 0 to 100. */
export interface Cut {
  readonly activities: number;
  readonly paths: number;
}

/** What is drawn; the rest is hidden where it stands, so that nothing moves. */
export interface Drawn {
  readonly places: ReadonlySet<PlaceId>;
  readonly paths: ReadonlySet<string>;
  readonly activitiesShown: number;
  readonly activities: number;
  readonly pathsShown: number;
  readonly pathsBetween: number;
}

/** More places than this are not drawn unless somebody asks for them. */
export const READABLE_PLACES = 40;
const READABLE_PATHS = 60;

/**
 * The most frequent activities, and of the paths between those the most frequent. A path stays, however rare, when it is the
 * most frequent one into or out of an activity that is drawn: nothing hangs in the air. The same rule as the API's.
 */
export function draw(graph: Graph, cut: Cut): Drawn {
  const places = new Set<PlaceId>(
    graph.places.slice(0, share(cut.activities, graph.places.length)).map((place) => place.id),
  );
  const ends = new Set<PlaceId>([START, END]);
  const between = graph.paths.filter(
    (path) => (places.has(path.source) || ends.has(path.source)) && (places.has(path.target) || ends.has(path.target)),
  );
  const paths = new Set(between.slice(0, share(cut.paths, between.length)).map((path) => path.id));
  for (const path of [...first(between, (it) => it.source), ...first(between, (it) => it.target)]) {
    paths.add(path.id);
  }
  for (const path of between) {
    if (paths.has(path.id)) {
      places.add(path.source).add(path.target);
    }
  }
  return {
    places,
    paths,
    activitiesShown: share(cut.activities, graph.places.length),
    activities: graph.places.length,
    pathsShown: paths.size,
    pathsBetween: between.length,
  };
}

/** What is drawn before anybody chose: readable, and all of it where all of it is. */
export function readable(graph: Graph): Cut {
  const activities = percent(READABLE_PLACES, graph.places.length);
  const between = draw(graph, { activities, paths: 100 }).pathsBetween;
  return { activities, paths: percent(READABLE_PATHS, between) };
}

/** Paths that the map is laid out for: what is drawn before anybody chose, whatever leads to the other places, and loops. */
export function mainRoads(graph: Graph): ReadonlySet<string> {
  const toAll = draw(graph, { activities: 100, paths: percent(READABLE_PATHS, graph.paths.length) });
  const loops = graph.paths.filter((path) => path.source === path.target);
  return new Set([...draw(graph, readable(graph)).paths, ...toAll.paths, ...loops.map((path) => path.id)]);
}

function percent(most: number, all: number): number {
  return all <= most ? 100 : Math.max(1, Math.floor((100 * most) / all));
}

function share(percentOf: number, all: number): number {
  return Math.ceil((percentOf * all) / 100);
}

function first(paths: readonly Path[], end: (path: Path) => PlaceId): Path[] {
  const most = new Map<PlaceId, Path>();
  for (const path of paths) {
    if (path.source !== path.target && !most.has(end(path))) {
      most.set(end(path), path);
    }
  }
  return [...most.values()];
}
