import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import style from './Button.module.css';

type Look = 'plain' | 'main' | 'quiet' | 'danger';

interface Shape {
  /** `main`: the one thing to do here; `quiet`: without a frame; `danger`: cannot be taken back. */
  look?: Look;
  /** Only a picture: `aria-label` says what it does. */
  square?: boolean;
}

function looks(look: Look, square: boolean, more: string | undefined): string {
  return clsx(style.button, style[look], square && style.square, more);
}

export function Button({ look = 'plain', square = false, className, ...props }: ComponentProps<'button'> & Shape) {
  return <button type="button" className={looks(look, square, className)} {...props} />;
}

/** Goes to another page of ours. */
export function ButtonLink({
  look = 'plain',
  square = false,
  className,
  ...props
}: ComponentProps<typeof Link> & Shape) {
  return <Link className={looks(look, square, className)} {...props} />;
}

/** Leaves the page: a login, a file. */
export function ButtonAnchor({ look = 'plain', square = false, className, ...props }: ComponentProps<'a'> & Shape) {
  return <a className={looks(look, square, className)} {...props} />;
}
