import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import style from './Badge.module.css';

export type Tone = 'good' | 'bad' | 'warn' | 'calm';

/** A state in a word, with a picture and a colour that say the same. */
export function Badge({ tone, Picture, children }: { tone: Tone; Picture?: LucideIcon; children: ReactNode }) {
  return (
    <span className={clsx(style.badge, style[tone])}>
      {Picture && <Picture size={13} aria-hidden />}
      {children}
    </span>
  );
}
