import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import style from './Panel.module.css';

interface PanelProps extends Omit<ComponentProps<'section'>, 'title'> {
  title?: ReactNode;
  /** What explains it, right behind the title. */
  info?: ReactNode;
  /** Beside the title. */
  aside?: ReactNode;
  flush?: boolean;
  /** What is shown is not yet what was asked for. */
  waiting?: boolean;
}

/** A part of a page with a title of its own. */
export function Panel({
  title,
  info,
  aside,
  flush = false,
  waiting = false,
  className,
  children,
  ...props
}: PanelProps) {
  const id = useId();
  const t = useWords(sharedWords);
  return (
    <section className={clsx(style.panel, className)} {...(title ? { 'aria-labelledby': id } : {})} {...props}>
      {title && (
        <header className={style.head}>
          <div className={style.title}>
            <h2 id={id}>{title}</h2>
            {info}
            <span role="status" className={style.waiting}>
              {waiting && t('updating')}
            </span>
          </div>
          {aside && <div className={style.aside}>{aside}</div>}
        </header>
      )}
      <div className={clsx(!flush && style.body, waiting && style.old)} aria-busy={waiting}>
        {children}
      </div>
    </section>
  );
}
