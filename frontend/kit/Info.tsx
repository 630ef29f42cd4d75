import { Popover } from '@base-ui/react/popover';
import { Info as InfoPicture } from 'lucide-react';
import type { ReactNode } from 'react';
import style from './Info.module.css';

interface InfoProps {
  /** What is explained; also the title. */
  title: string;
  /** What opens it; by default a small "i". */
  trigger?: ReactNode;
  children: ReactNode;
}

/** An explanation that opens where it is asked for, by mouse, touch or keyboard. */
export function Info({ title, trigger, children }: InfoProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className={trigger ? style.words : style.mark} {...(trigger ? {} : { 'aria-label': title })}>
        {trigger ?? <InfoPicture size={14} aria-hidden />}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={8} className={style.layer}>
          <Popover.Popup className={style.popup}>
            <Popover.Title className={style.title}>{title}</Popover.Title>
            <Popover.Description render={<div />} className={style.text}>
              {children}
            </Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
