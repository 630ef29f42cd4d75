import table from '@/kit/table.module.css';
import { FigureText } from '@/shown/FigureText';
import { lastDayOf } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { processWords } from '../asked/words';
import type { TrendRow } from './prepare';
import style from './TrendPanel.module.css';

/** The chart's twin. */
export function TrendTable({ rows }: { rows: readonly TrendRow[] }) {
  const t = useWords(processWords);
  const locale = useLocale();
  return (
    <section className={`${table.box} ${style.table}`} aria-label={t('trend.caption')} tabIndex={0}>
      <table className={table.table}>
        <caption className={table.caption}>{t('trend.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trend.window')}</th>
            <th scope="col" className={table.number}>
              {t('trend.count')}
            </th>
            <th scope="col" className={table.number}>
              {t('trend.time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.window}>
              <th scope="row">{lastDayOf(row.window, locale)}</th>
              <td className={table.number}>
                <FigureText figure={row.count} unit="count" />
              </td>
              <td className={table.number}>
                <FigureText figure={row.time} unit="seconds" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
