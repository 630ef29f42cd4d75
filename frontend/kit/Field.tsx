import { Input } from '@base-ui/react/input';
import { useId } from 'react';
import style from './Field.module.css';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Why what stands there cannot be taken. */
  problem?: string | undefined;
  onEnter?: () => void;
}

/** One line to write. */
export function Field({ label, value, onChange, problem, onEnter }: FieldProps) {
  const id = useId();
  return (
    <div className={style.field}>
      <label htmlFor={id} className={style.label}>
        {label}
      </label>
      <Input
        id={id}
        className={style.input}
        value={value}
        dir="auto"
        autoComplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onValueChange={onChange}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            onEnter?.();
          }
        }}
      />
      <p id={`${id}-problem`} className={style.problem} role="status">
        {problem}
      </p>
    </div>
  );
}
