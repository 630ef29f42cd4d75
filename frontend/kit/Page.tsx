import { clsx } from 'clsx';
import { type ReactNode, useEffect } from 'react';
import style from './Page.module.css';

interface PageProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** What can be done with all of the page. */
  actions?: ReactNode;
  /** As wide as the screen: for what a large screen shows more of. */
  wide?: boolean;
  children: ReactNode;
}

/** A page: its title, also in the browser's tab, and what it shows. */
export function Page({ title, lead, actions, wide = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · OCG`;
  }, [title]);
  return (
    <div className={clsx(style.page, wide && style.wide)}>
      <header className={style.head}>
        <div className={style.words}>
          <h1>{title}</h1>
          {lead && <div className={style.lead}>{lead}</div>}
        </div>
        {actions && <div className={style.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
