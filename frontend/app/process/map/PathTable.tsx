import table from '@/kit/table.module.css';
import { FigureText } from '@/shown/FigureText';
import { orWithheld, shown } from '@/shown/figure';
import { useWords } from '@/words/words';
import { processWords } from '../asked/words';
import type { Drawn } from './cut';
import { END, type Graph, type PlaceId, START, stepOf } from './graph';

interface PathTableProps {
  graph: Graph;
  drawn: Drawn;
  onOpen: (id: string) => void;
}

/** The map's twin: the same paths, one a row. */
export function PathTable({ graph, drawn, onOpen }: PathTableProps) {
  const t = useWords(processWords);
  const name = (place: PlaceId) =>
    place === START ? t('map.start') : place === END ? t('map.end') : <bdi>{stepOf(place)}</bdi>;
  return (
    <section className={table.box} aria-label={t('table.caption')} tabIndex={0}>
      <table className={table.table}>
        <caption className={table.caption}>{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.source')}</th>
            <th scope="col">{t('table.target')}</th>
            <th scope="col" className={table.number}>
              {t('table.count')}
            </th>
            <th scope="col" className={table.number}>
              {t('table.people')}
            </th>
            <th scope="col" className={table.number}>
              {t('table.time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {graph.paths
            .filter((path) => drawn.paths.has(path.id))
            .map((path) => (
              <tr key={path.id}>
                <th scope="row">
                  <button type="button" className={table.open} onClick={() => onOpen(path.id)}>
                    {name(path.source)}
                  </button>
                </th>
                <td>{name(path.target)}</td>
                <td className={table.number}>
                  <FigureText figure={shown(path.count)} unit="count" />
                </td>
                <td className={table.number}>{path.people ?? '–'}</td>
                <td className={table.number}>
                  {path.source === START || path.target === END ? (
                    '–'
                  ) : (
                    <FigureText figure={orWithheld(path.medianSeconds)} unit="seconds" />
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
