import type { ReactNode } from 'react';
import style from './State.module.css';

interface StateProps {
  title: string;
  children?: ReactNode;
  /** The next useful thing to do. */
  action?: ReactNode;
  /** `alert` is read out at once. */
  role?: 'status' | 'alert';
}

/** What is said where there is nothing to show: empty, refused, broken. */
export function State({ title, children, action, role = 'status' }: StateProps) {
  return (
    <div className={style.state} role={role}>
      <h2>{title}</h2>
      {children && <div className={style.text}>{children}</div>}
      {action && <div className={style.action}>{action}</div>}
    </div>
  );
}

/** What is coming has about this height. */
export function Skeleton({ rows = 3, label }: { rows?: number; label: string }) {
  return (
    <div className={style.skeleton} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={row} className={style.bar} />
      ))}
    </div>
  );
}
