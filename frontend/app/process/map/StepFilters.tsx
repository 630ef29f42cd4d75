import { Button, ButtonLink } from '@/kit/Button';
import { useWords } from '@/words/words';
import type { SetView, View } from '../asked/address';
import { processWords } from '../asked/words';
import style from './Details.module.css';
import type { Place } from './graph';

const FILTERS = [
  ['with', 'details.with'],
  ['without', 'details.without'],
  ['starts', 'details.starting'],
  ['ends', 'details.ending'],
] as const;

/** What can be asked of a step: only traces with it, without it, that begin or end with it; and what comes next. */
export function StepFilters({ place, view, setView }: { place: Place; view: View; setView: SetView }) {
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
