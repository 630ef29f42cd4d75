import { clsx } from 'clsx';
import { useWords } from '@/words/words';
import { processWords } from '../asked/words';
import style from './Chevrons.module.css';
import type { Chevron } from './prepare';

interface ChevronsProps {
  chevrons: readonly Chevron[];
  colours: ReadonlyMap<string, number>;
}

/** So many are drawn; of longer ones the number of steps is told. */
const DRAWN = 24;

/** A sequence of steps as chevrons; each step has its colour, and its label. */
export function Chevrons({ chevrons, colours }: ChevronsProps) {
  const t = useWords(processWords);
  return (
    <span className={style.row}>
      {chevrons.slice(0, DRAWN).map(({ step, times }, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a step may come again, its place does not
          key={place}
          className={clsx(style.chevron, style[`c${colours.get(step) ?? 0}`])}
          title={step.slice(0, 300)}
        >
          <bdi className={style.label}>{step}</bdi>
          {times > 1 && <span className={style.times}>{t('variants.times', { count: times })}</span>}
        </span>
      ))}
      {chevrons.length > DRAWN && <span className={style.rest}>+{chevrons.length - DRAWN}</span>}
    </span>
  );
}
