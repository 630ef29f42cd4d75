import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import style from './Columns.module.css';
import { type Lane, stops } from './prepare';
import type { Looked } from './Steering';
import { dayOf } from './span';
import { dayText } from './spanText';
import { timelineWords } from './timelineWords';

interface ColumnsProps {
  lane: Lane;
  /** Tasks in the fullest week of all lanes. */
  most: number;
  stop: string | null;
  onStop: (id: string) => void;
  look: (next: Partial<Looked>) => void;
}

/** The weeks of a year, each as high as it has tasks; the shared ones below. A week leads to its month. */
export function Columns({ lane, most, stop, onStop, look }: ColumnsProps) {
  const t = useWords(timelineWords);
  const locale = useLocale();
  const ids = stops(lane);
  return (
    <div className={style.columns}>
      {lane.columns.map(({ from, width, time, count, shared }, i) => {
        const id = ids[i]?.id ?? '';
        const text = t('column', { day: dayText(time, locale), count, shared: String(shared) });
        return (
          <button
            key={time}
            type="button"
            data-stop={id}
            tabIndex={id === stop ? 0 : -1}
            className={style.column}
            style={{ insetInlineStart: `${100 * from}%`, width: `${100 * width}%` }}
            aria-label={text}
            title={text}
            onFocus={() => onStop(id)}
            onClick={() => look({ zoom: 'month', at: dayOf(time) })}
          >
            {count > shared && (
              <span className={style.rest} style={{ height: `${(100 * (count - shared)) / most}%` }} />
            )}
            {shared > 0 && <span className={style.shared} style={{ height: `${(100 * shared) / most}%` }} />}
          </button>
        );
      })}
    </div>
  );
}
