import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import style from './Notice.module.css';

interface NoticeProps {
  tone: 'good' | 'bad' | 'warn' | 'calm';
  children: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
}

const PICTURES = { good: CircleCheck, bad: CircleAlert, warn: CircleAlert, calm: Info };

/** A sentence about what is around it. What went wrong is read out at once, what went well when there is time. */
export function Notice({ tone, children, action }: NoticeProps) {
  const Picture = PICTURES[tone];
  const role = tone === 'bad' ? 'alert' : tone === 'calm' ? undefined : 'status';
  return (
    <div className={clsx(style.notice, style[tone])} role={role}>
      <Picture size={16} aria-hidden className={style.picture} />
      <div className={style.text}>{children}</div>
      {action && <div className={style.action}>{action}</div>}
    </div>
  );
}
