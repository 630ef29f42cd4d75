import { X } from 'lucide-react';
import { Button } from '@/kit/Button';
import { type Definition, Explained } from '@/shown/Explained';
import { type Figure, orWithheld, roundedCount, shown } from '@/shown/figure';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import type { SetView, View } from '../asked/address';
import { filtersOf } from '../asked/questions';
import { windowsSaid } from '../asked/windows';
import { processWords } from '../asked/words';
import style from './Details.module.css';
import { END, type Graph, START } from './graph';
import { PathTimes } from './PathTimes';
import { PathName, PlaceName } from './PlaceName';
import { StepFilters } from './StepFilters';
import { Ways } from './Ways';

interface DetailsProps {
  graph: Graph;
  /** Of a place or a path. */
  id: string;
  view: View;
  setView: SetView;
  completeUpTo: string | null;
}

/** A figure with its name and what it is. */
interface Fact extends Definition {
  readonly figure: Figure;
}

/** What is known of the place or the path that was chosen, and what can be asked of it. */
export function Details({ graph, id, view, setView, completeUpTo }: DetailsProps) {
  const t = useWords(processWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const place = graph.places.find((it) => it.id === id);
  const path = graph.paths.find((it) => it.id === id);
  if (!place && !path && id !== START && id !== END) {
    return null;
  }
  const count = (name: string, definition: string, figure: Figure): Fact => ({
    name,
    definition,
    figure,
    unit: 'count',
  });
  const facts: Fact[] = [];
  if (place) {
    facts.push(
      count(t('details.count'), t('details.countHelp'), shown(place.count)),
      count(t('details.starts'), t('details.startsHelp'), roundedCount(place.starts)),
      count(t('details.ends'), t('details.endsHelp'), roundedCount(place.ends)),
    );
  }
  if (path) {
    facts.push(count(t('details.pathCount'), t('details.pathCountHelp'), shown(path.count)));
    if (path.source !== START && path.target !== END) {
      const figure = orWithheld(path.medianSeconds);
      facts.push({ name: t('details.time'), definition: t('details.timeHelp'), figure, unit: 'seconds' });
    }
  }
  const under = { people: (place ?? path)?.people ?? null, windows: windowsSaid(view, locale), completeUpTo };
  const open = (other: string) => void setView({ open: other });
  const close = () => {
    document.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
    void setView({ open: null });
  };
  return (
    <aside
      className={style.card}
      aria-label={t(path ? 'details.path' : 'details.step')}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header className={style.head}>
        <h3>{path ? <PathName path={path} /> : <PlaceName id={id} />}</h3>
        <Button look="quiet" square aria-label={shared('close')} onClick={close}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      {facts.length > 0 && (
        <dl className={style.facts}>
          {facts.map((fact) => (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>
                <Explained {...fact} under={under} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {place && <StepFilters place={place} view={view} setView={setView} />}
      {path && <PathTimes key={id} process={view.key} path={path} filters={filtersOf(view)} />}
      {!path && (
        <>
          <Ways
            title={t('details.incoming')}
            paths={graph.paths.filter((it) => it.target === id)}
            end={(it) => it.source}
            onOpen={open}
          />
          <Ways
            title={t('details.outgoing')}
            paths={graph.paths.filter((it) => it.source === id)}
            end={(it) => it.target}
            onOpen={open}
          />
        </>
      )}
    </aside>
  );
}
