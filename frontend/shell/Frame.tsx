import { Dialog } from '@base-ui/react/dialog';
import { Menu } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import type { Session } from '@/api/contract.gen';
import { useWords } from '@/words/words';
import style from './Frame.module.css';
import { Mark } from './Mark';
import { Navigation } from './Navigation';
import { Stale } from './Stale';
import { shellWords } from './words';

/** Navigation beside the page, or behind a button where there is no room. */
export function Frame({ visitor, children }: { visitor: Session; children: ReactNode }) {
  const t = useWords(shellWords);
  const path = usePathname();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [path]);
  return (
    <div className={style.frame}>
      <a href="#content" className={style.skip}>
        {t('skip')}
      </a>
      <div className={style.side}>
        <Navigation visitor={visitor} />
      </div>
      <header className={style.top}>
        <Dialog.Root open={open} onOpenChange={setOpen}>
          <Dialog.Trigger className={style.menu} aria-label={t('menu')}>
            <Menu size={20} aria-hidden />
          </Dialog.Trigger>
          <Dialog.Portal>
            <Dialog.Backdrop className={style.backdrop} />
            <Dialog.Popup className={style.drawer} aria-label={t('navigation')}>
              <Navigation visitor={visitor} />
            </Dialog.Popup>
          </Dialog.Portal>
        </Dialog.Root>
        <Mark size={24} />
      </header>
      <div className={style.column}>
        <Stale />
        <main id="content" className={style.content} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
