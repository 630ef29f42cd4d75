import { END, type PlaceId, pathId, placeOf, START } from './graph';
import type { Lit } from './scene';

/** The places and paths that these sequences of steps go over, from beginning to end. */
export function walk(sequences: Iterable<readonly string[]>): Lit {
  const places = new Set<PlaceId>();
  const paths = new Set<string>();
  for (const steps of sequences) {
    const way = [START, ...steps.map(placeOf), END];
    for (const [i, place] of way.entries()) {
      places.add(place);
      const next = way[i + 1];
      if (next !== undefined) {
        paths.add(pathId(place, next));
      }
    }
  }
  return { places, paths };
}
