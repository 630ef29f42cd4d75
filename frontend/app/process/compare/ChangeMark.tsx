import { clsx } from 'clsx';
import { useWords } from '@/words/words';
import type { Change } from '../map/change';
import style from './ChangeMark.module.css';
import { compareWords } from './words';

const SIGNS: Record<Change, string> = { added: '+', removed: '−', faster: '▲', slower: '▼' };

/** A kind of change, by its sign, its word and its colour. */
export function ChangeMark({ change }: { change: Change }) {
  const t = useWords(compareWords);
  return (
    <span className={clsx(style.mark, style[change])}>
      <span aria-hidden>{SIGNS[change]}</span> {t(`change.${change}`)}
    </span>
  );
}
