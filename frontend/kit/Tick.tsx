import { Checkbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import style from './Tick.module.css';

interface TickProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  /** The words are for readers of the screen only. */
  hideLabel?: boolean;
  disabled?: boolean;
}

/** A box to tick, and what that says. */
export function Tick({ checked, onChange, children, hideLabel = false, disabled = false }: TickProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is in it
    <label className={style.label}>
      <Checkbox.Root className={style.box} checked={checked} onCheckedChange={onChange} disabled={disabled}>
        <Checkbox.Indicator className={style.mark}>
          <Check size={14} strokeWidth={3} aria-hidden />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <span className={hideLabel ? style.unseen : undefined}>{children}</span>
    </label>
  );
}
