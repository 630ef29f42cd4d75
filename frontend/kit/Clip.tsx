import { Popover } from '@base-ui/react/popover';
import { clsx } from 'clsx';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import style from './Clip.module.css';
import info from './Info.module.css';

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
    <Popover.Root>
      <Popover.Trigger className={clsx(style.clip, mono && style.mono)} title={t('wholeText')}>
        <bdi>{letters.slice(0, at).join('')}</bdi>…
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={8} className={info.layer}>
          <Popover.Popup className={clsx(info.popup, style.whole)} aria-label={t('wholeText')}>
            <div className={clsx(style.scroll, mono && style.mono)} tabIndex={0}>
              <bdi>{text}</bdi>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
