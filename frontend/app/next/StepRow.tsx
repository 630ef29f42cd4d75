import { CircleHelp, X } from 'lucide-react';
import { cut, Label } from '@/shown/Label';
import { useWords } from '@/words/words';
import style from './StepRow.module.css';
import { nextWords } from './words';

interface StepRowProps {
  steps: readonly string[];
  unknown: ReadonlySet<string>;
  onRemove: (place: number) => void;
}

/** The steps so far, one chevron after another. */
export function StepRow({ steps, unknown, onRemove }: StepRowProps) {
  const t = useWords(nextWords);
  if (steps.length === 0) {
    return <p className={style.none}>{t('none')}</p>;
  }
  return (
    <>
      <ol className={style.row} aria-label={t('soFar')}>
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step may come several times, its place is what it is
          <li key={place} className={style.step} data-unknown={unknown.has(step) || undefined}>
            {unknown.has(step) && <CircleHelp size={14} className={style.mark} aria-label={t('unknown')} />}
            <span className={style.text}>
              <Label text={step} />
            </span>
            <button
              type="button"
              className={style.remove}
              aria-label={t('remove', { step: cut(step) })}
              onClick={() => onRemove(place)}
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ol>
      {steps.some((step) => unknown.has(step)) && <p className={style.unknown}>{t('unknownHelp')}</p>}
    </>
  );
}
