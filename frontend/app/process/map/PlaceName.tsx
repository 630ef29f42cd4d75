import { useWords } from '@/words/words';
import { processWords } from '../asked/words';
import { END, type Path, type PlaceId, START, stepOf } from './graph';

/** A place as people call it. */
export function PlaceName({ id }: { id: PlaceId }) {
  const t = useWords(processWords);
  return id === START ? t('map.start') : id === END ? t('map.end') : <bdi>{stepOf(id)}</bdi>;
}

/** A path by its two ends. */
export function PathName({ path }: { path: Path }) {
  return (
    <>
      <PlaceName id={path.source} /> → <PlaceName id={path.target} />
    </>
  );
}
