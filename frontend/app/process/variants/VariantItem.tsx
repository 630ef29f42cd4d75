import { clsx } from 'clsx';
import { memo } from 'react';
import { FigureText } from '@/shown/FigureText';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { processWords } from '../asked/words';
import { Chevrons } from './Chevrons';
import type { VariantRow } from './prepare';
import style from './VariantItem.module.css';

interface VariantItemProps {
  row: VariantRow;
  colours: ReadonlyMap<string, number>;
  chosen: boolean;
  /** Must not change from one drawing to the next. */
  onChoose: (id: string) => void;
}

/** One variant, or a family by its most frequent one; a click lights it up on the map. */
export const VariantItem = memo(function VariantItem({ row, colours, chosen, onChoose }: VariantItemProps) {
  const t = useWords(processWords);
  const locale = useLocale();
  const percent =
    row.covered !== null &&
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: row.covered < 99.95 ? 1 : 0 }).format(
      row.covered / 100,
    );
  return (
    <button
      type="button"
      className={clsx(style.item, chosen && style.chosen)}
      aria-pressed={chosen}
      onClick={() => onChoose(row.id)}
    >
      <Chevrons chevrons={row.chevrons} colours={colours} />
      <span className={style.facts}>
        <span className={style.count}>
          <FigureText figure={row.count} unit="count" />
        </span>
        {row.people !== null && <span>{t('variants.people', { band: row.people })}</span>}
        {row.time.kind === 'shown' && (
          <span>
            <FigureText figure={row.time} unit="seconds" />
          </span>
        )}
        {row.alike > 0 && <span>{t('variants.family', { count: row.alike })}</span>}
        {percent && (
          <span className={style.covered} title={t('variants.coverageHelp')}>
            {t('variants.coverage', { percent })}
          </span>
        )}
      </span>
      {row.covered !== null && (
        <span className={style.bar} aria-hidden>
          <span style={{ width: `${row.covered}%` }} />
        </span>
      )}
    </button>
  );
});
