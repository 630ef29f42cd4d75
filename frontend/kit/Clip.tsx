import { clsx } from 'clsx';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import style from './Clip.module.css';
import { Unfold } from './Unfold';

interface ClipProps {
  text: string;
  /** Characters that are shown at once. */
  at?: number;
  mono?: boolean;
}

/** A text that comes from data, whatever is in it: kept apart from the words around it, cut where it is long, whole on demand. */
export function Clip({ text, at = 80, mono = false }: ClipProps) {
  const t = useWords(sharedWords);
  const letters = [...text.slice(0, 2 * at + 2)];
  if (letters.length <= at) {
    return <bdi className={clsx(mono && style.mono)}>{text}</bdi>;
  }
  return (
    <Unfold
      className={clsx(style.clip, mono && style.mono)}
      hint={t('wholeText')}
      trigger={
        <>
          <bdi>{letters.slice(0, at).join('')}</bdi>…
        </>
      }
      layer={style.whole}
    >
      <div className={clsx(style.scroll, mono && style.mono)} tabIndex={0}>
        <bdi>{text}</bdi>
      </div>
    </Unfold>
  );
}
