import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import style from './Panel.module.css';

interface PanelProps extends Omit<ComponentProps<'section'>, 'title'> {
  title?: ReactNode;
  /** What explains it, right behind the title. */
  info?: ReactNode;
  /** Beside the title. */
  aside?: ReactNode;
  flush?: boolean;
}

/** A part of a page with a title of its own. */
export function Panel({ title, info, aside, flush = false, className, children, ...props }: PanelProps) {
  const id = useId();
  return (
    <section className={clsx(style.panel, className)} {...(title ? { 'aria-labelledby': id } : {})} {...props}>
      {title && (
        <header className={style.head}>
          <div className={style.title}>
            <h2 id={id}>{title}</h2>
            {info}
          </div>
          {aside && <div className={style.aside}>{aside}</div>}
        </header>
      )}
      <div className={flush ? undefined : style.body}>{children}</div>
    </section>
  );
}
