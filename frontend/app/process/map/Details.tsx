import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/kit/Button';
import { Explained } from '@/shown/Explained';
import { FigureText } from '@/shown/FigureText';
import { orWithheld, roundedCount, shown } from '@/shown/figure';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import type { SetView, View } from '../address';
import { filtersOf } from '../questions';
import { windowsSaid } from '../windows';
import { processWords } from '../words';
import style from './Details.module.css';
import { END, type Graph, type Path, type Place, type PlaceId, START, stepOf } from './graph';
import { PathTimes } from './PathTimes';

interface DetailsProps {
  graph: Graph;
  /** Of a place or a path. */
  id: string;
  view: View;
  setView: SetView;
  completeUpTo: string | null;
}

/** What is known of the place or the path that was chosen, and what can be asked of it. */
export function Details({ graph, id, view, setView, completeUpTo }: DetailsProps) {
  const t = useWords(processWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const place = graph.places.find((it) => it.id === id);
  const path = graph.paths.find((it) => it.id === id);
  const under = { people: (place ?? path)?.people ?? null, windows: windowsSaid(view, locale), completeUpTo };
  if (!place && !path && id !== START && id !== END) {
    return null;
  }
  const title = place ? place.step : path ? null : t(id === START ? 'map.start' : 'map.end');
  return (
    <aside className={style.card} aria-label={t(path ? 'details.path' : 'details.step')}>
      <header className={style.head}>
        <h3>{path ? <PathName path={path} /> : <bdi>{title}</bdi>}</h3>
        <Button look="quiet" square aria-label={shared('close')} onClick={() => void setView({ open: null })}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      {place && (
        <>
          <dl className={style.facts}>
            <Fact name={t('details.count')}>
              <Explained
                name={t('details.count')}
                definition={t('details.countHelp')}
                figure={shown(place.count)}
                unit="count"
                under={under}
              />
            </Fact>
            <Fact name={t('details.starts')}>
              <Explained
                name={t('details.starts')}
                definition={t('details.startsHelp')}
                figure={roundedCount(place.starts)}
                unit="count"
                under={under}
              />
            </Fact>
            <Fact name={t('details.ends')}>
              <Explained
                name={t('details.ends')}
                definition={t('details.endsHelp')}
                figure={roundedCount(place.ends)}
                unit="count"
                under={under}
              />
            </Fact>
          </dl>
          <FilterButtons place={place} view={view} setView={setView} />
        </>
      )}
      {path && (
        <dl className={style.facts}>
          <Fact name={t('details.pathCount')}>
            <Explained
              name={t('details.pathCount')}
              definition={t('details.pathCountHelp')}
              figure={shown(path.count)}
              unit="count"
              under={under}
            />
          </Fact>
          {path.source !== START && path.target !== END && (
            <Fact name={t('details.time')}>
              <Explained
                name={t('details.time')}
                definition={t('details.timeHelp')}
                figure={orWithheld(path.medianSeconds)}
                unit="seconds"
                under={under}
              />
            </Fact>
          )}
        </dl>
      )}
      {path && <PathTimes process={view.key} path={path} filters={filtersOf(view)} />}
      {!path && (
        <>
          <Ways
            title={t('details.incoming')}
            paths={graph.paths.filter((it) => it.target === id)}
            end={(it) => it.source}
            onOpen={(open) => void setView({ open })}
          />
          <Ways
            title={t('details.outgoing')}
            paths={graph.paths.filter((it) => it.source === id)}
            end={(it) => it.target}
            onOpen={(open) => void setView({ open })}
          />
        </>
      )}
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function PathName({ path }: { path: Path }) {
  return (
    <>
      <PlaceName id={path.source} /> → <PlaceName id={path.target} />
    </>
  );
}

function PlaceName({ id }: { id: PlaceId }) {
  const t = useWords(processWords);
  return id === START ? t('map.start') : id === END ? t('map.end') : <bdi>{stepOf(id)}</bdi>;
}

const FILTERS = [
  ['with', 'details.with'],
  ['without', 'details.without'],
  ['starts', 'details.starting'],
  ['ends', 'details.ending'],
] as const;

function FilterButtons({ place, view, setView }: { place: Place; view: View; setView: SetView }) {
  const t = useWords(processWords);
  const only = { starts: true, ends: true, with: false, without: false };
  const next = new URLSearchParams({ process: view.key, steps: JSON.stringify([place.step]) });
  return (
    <div className={style.filters}>
      <span className={style.hint}>{t('details.filter')}</span>
      <div className={style.buttons}>
        {FILTERS.map(([filter, text]) => (
          <Button
            key={filter}
            disabled={view[filter].includes(place.step)}
            onClick={() =>
              void setView({ [filter]: only[filter] ? [place.step] : [...view[filter], place.step], open: null })
            }
          >
            {t(text)}
          </Button>
        ))}
      </div>
      <ButtonLink href={`/next?${next}`}>{t('details.next')}</ButtonLink>
    </div>
  );
}

interface WaysProps {
  title: string;
  paths: readonly Path[];
  end: (path: Path) => PlaceId;
  onOpen: (id: string) => void;
}

function Ways({ title, paths, end, onOpen }: WaysProps) {
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
