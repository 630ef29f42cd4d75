import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import style from './Dialog.module.css';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
  /** Buttons; the main one last. */
  actions: ReactNode;
}

/** Asks for something before it goes on. Esc and a click beside it close it. */
export function Dialog({ open, onClose, title, text, children, actions }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(now) => !now && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={style.backdrop} />
        <Base.Popup className={style.popup}>
          <Base.Title className={style.title}>{title}</Base.Title>
          {text && (
            <Base.Description render={<div />} className={style.text}>
              {text}
            </Base.Description>
          )}
          {children}
          <div className={style.actions}>{actions}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
