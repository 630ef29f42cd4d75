import { Dialog } from '@base-ui/react/dialog';
import { Menu } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { Session } from '@/api/contract.gen';
import { useWords } from '@/words/words';
import style from './Frame.module.css';
import { Navigation } from './Navigation';
import { shellWords } from './words';

/** The navigation behind a button; loaded only where there is no room beside the page. */
export function MobileMenu({ visitor }: { visitor: Session }) {
  const t = useWords(shellWords);
  const path = usePathname();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [path]);
  return (
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
  );
}
