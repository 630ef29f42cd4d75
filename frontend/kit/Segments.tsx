import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import style from './Segments.module.css';

interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; picture?: ReactNode }[];
  onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  return (
    <ToggleGroup
      className={style.group}
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => next !== undefined && onChange(next as T)}
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          className={style.segment}
          {...(option.picture ? { 'aria-label': option.label, title: option.label } : {})}
        >
          {option.picture ?? option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
