import { FigureText } from '@/shown/FigureText';
import { shown } from '@/shown/figure';
import style from './Details.module.css';
import type { Path, PlaceId } from './graph';
import { PlaceName } from './PlaceName';

interface WaysProps {
  title: string;
  paths: readonly Path[];
  end: (path: Path) => PlaceId;
  onOpen: (id: string) => void;
}

/** Paths into or out of a place; each opens. */
export function Ways({ title, paths, end, onOpen }: WaysProps) {
  if (paths.length === 0) {
    return null;
  }
  return (
    <section className={style.ways}>
      <h4>{title}</h4>
      <ul>
        {paths.map((path) => (
          <li key={path.id}>
            <button type="button" className={style.way} onClick={() => onOpen(path.id)}>
              <span className={style.wayName}>
                <PlaceName id={end(path)} />
              </span>
              <FigureText figure={shown(path.count)} unit="count" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
