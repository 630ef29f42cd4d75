import { Popover } from '@base-ui/react/popover';
import { clsx } from 'clsx';
import type { ReactNode, RefObject } from 'react';
import style from './Info.module.css';

interface LayerProps {
  id: string;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  title: string | undefined;
  label: string | undefined;
  layer: string | undefined;
  children: ReactNode;
}

/** What unfolds beside a button: closes by Esc, by a click anywhere else, and by its button. */
export function Layer({ id, anchor, onClose, title, label, layer, children }: LayerProps) {
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        // its own button closes it itself
        if (!open && !(event.target instanceof Node && anchor.current?.contains(event.target))) {
          onClose();
        }
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={6} collisionPadding={8} className={style.layer}>
          <Popover.Popup
            id={id}
            finalFocus={anchor}
            className={clsx(style.popup, layer)}
            {...(title === undefined && label !== undefined ? { 'aria-label': label } : {})}
          >
            {title !== undefined && <Popover.Title className={style.title}>{title}</Popover.Title>}
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
