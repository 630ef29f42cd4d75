import { X } from 'lucide-react';
import { Button } from '@/kit/Button';
import { Choice } from '@/kit/Choice';
import { DateField } from '@/kit/DateField';
import { dayOf, endOf, inOrder, startOf } from '@/shown/days';
import { day, lastDayOf } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { SetView, View } from './asked/address';
import { filtersSaid } from './asked/filtersSaid';
import { processWords } from './asked/words';
import style from './FilterBar.module.css';

interface FilterBarProps {
  view: View;
  setView: SetView;
  scopes: readonly string[];
}

const EVERY = '';

/** What narrows the view down: windows and scope to choose, and a chip for each filter that is on. */
export function FilterBar({ view, setView, scopes }: FilterBarProps) {
  const t = useWords(processWords);
  const locale = useLocale();
  const chips = filtersSaid(view, t).map(({ filter, step, text }) => ({
    id: `${filter} ${step}`,
    text,
    remove: () => void setView({ [filter]: view[filter].filter((it) => it !== step) }),
  }));
  if (view.from) {
    chips.push({
      id: 'from',
      text: t('chips.from', { day: day(view.from, locale) }),
      remove: () => void setView({ from: null }),
    });
  }
  if (view.to) {
    chips.push({
      id: 'to',
      text: t('chips.to', { day: lastDayOf(view.to, locale) }),
      remove: () => void setView({ to: null }),
    });
  }
  return (
    <div className={style.bar}>
      <DateField
        label={t('from')}
        value={view.from ? dayOf(view.from) : ''}
        onChange={(date) => void setView(inOrder({ ...view, from: date ? startOf(date) : null }, 'from'))}
      />
      <DateField
        label={t('to')}
        value={view.to ? dayOf(view.to, -1) : ''}
        onChange={(date) => void setView(inOrder({ ...view, to: date ? endOf(date) : null }, 'to'))}
      />
      {scopes.length > 1 && (
        <Choice
          showLabel
          label={t('scope')}
          value={view.scope ?? EVERY}
          options={[{ value: EVERY, label: t('everyScope') }, ...scopes.map((value) => ({ value, label: value }))]}
          onChange={(scope) => void setView({ scope: scope || null })}
        />
      )}
      {chips.length > 0 && (
        <ul className={style.chips} aria-label={t('chips.label')}>
          {chips.map((chip) => (
            <li key={chip.id} className={style.chip}>
              <bdi>{chip.text}</bdi>
              <button type="button" aria-label={t('chips.remove', { filter: chip.text })} onClick={chip.remove}>
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {(chips.length > 0 || view.scope !== null) && (
        <Button
          look="quiet"
          onClick={() =>
            void setView({ with: null, without: null, starts: null, ends: null, from: null, to: null, scope: null })
          }
        >
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
