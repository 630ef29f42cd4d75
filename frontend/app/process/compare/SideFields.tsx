import { Choice } from '@/kit/Choice';
import { DateField } from '@/kit/DateField';
import { dayOf, endOf, inOrder, startOf } from '@/shown/days';
import { useWords } from '@/words/words';
import type { SetSides, Sides } from './address';
import style from './SideFields.module.css';
import { compareWords } from './words';

interface SideFieldsProps {
  side: 'before' | 'after';
  sides: Sides;
  setSides: SetSides;
  scopes: readonly string[];
}

const EVERY = '';

/** Which windows and which scope a side is made of. */
export function SideFields({ side, sides, setSides, scopes }: SideFieldsProps) {
  const t = useWords(compareWords);
  const set = (change: Partial<Sides>) =>
    // what was chosen for us becomes a choice with the first change
    void setSides({ ...sides, ...change });
  const to = sides[`${side}_to`];
  const from = sides[`${side}_from`];
  const setSpan = (span: { from: string | null; to: string | null }, said: 'from' | 'to') => {
    const ordered = inOrder(span, said);
    set({ [`${side}_from`]: ordered.from, [`${side}_to`]: ordered.to });
  };
  return (
    <fieldset className={style.fields}>
      <legend>{t(side)}</legend>
      <DateField
        label={t('from')}
        value={from ? dayOf(from) : ''}
        onChange={(date) => setSpan({ from: date ? startOf(date) : null, to }, 'from')}
      />
      <DateField
        label={t('to')}
        value={to ? dayOf(to, -1) : ''}
        onChange={(date) => setSpan({ from, to: date ? endOf(date) : null }, 'to')}
      />
      {scopes.length > 1 && (
        <Choice
          showLabel
          label={t('scope')}
          value={sides[`${side}_scope`] ?? EVERY}
          options={[{ value: EVERY, label: t('every') }, ...scopes.map((value) => ({ value, label: value }))]}
          onChange={(scope) => set({ [`${side}_scope`]: scope || null })}
        />
      )}
    </fieldset>
  );
}
