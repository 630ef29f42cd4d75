import { Info as InfoPicture } from 'lucide-react';
import type { ReactNode } from 'react';
import style from './Info.module.css';
import { Unfold } from './Unfold';

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
    <Unfold
      className={trigger ? style.words : style.mark}
      {...(trigger ? {} : { label: title })}
      trigger={trigger ?? <InfoPicture size={14} aria-hidden />}
      title={title}
    >
      <div className={style.text}>{children}</div>
    </Unfold>
  );
}
