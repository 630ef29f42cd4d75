import { type ReactNode, useId, useRef, useState } from 'react';
import { useLoaded } from './useLoaded';

interface UnfoldProps {
  className: string | undefined;
  /** What the button is called where its content does not say it. */
  label?: string;
  hint?: string;
  trigger: ReactNode;
  /** What unfolds: named by its title, or by `label` where it has none. */
  title?: string;
  /** Class of the layer that opens. */
  layer?: string | undefined;
  children: ReactNode;
}

/** A button with a layer that unfolds beside it. The layer, which has to find its place, is loaded when somebody comes near one. */
export function Unfold({ className, label, hint, trigger, title, layer, children }: UnfoldProps) {
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [near, setNear] = useState(false);
  const Layer = useLoaded('layer', () => import('./Layer').then((it) => it.Layer), open || near);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={hint}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open && Layer ? id : undefined}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && Layer && (
        <Layer id={id} anchor={button} onClose={() => setOpen(false)} title={title} label={label ?? hint} layer={layer}>
          {children}
        </Layer>
      )}
    </>
  );
}
