import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import style from './TextField.module.css';

interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  help?: ReactNode;
}

/** A line of text with its name above it. */
export function TextField({ label, help, className, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <div className={clsx(style.field, className)}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className={style.input} aria-describedby={help ? `${id}-help` : undefined} {...props} />
      {help && (
        <div id={`${id}-help`} className={style.help}>
          {help}
        </div>
      )}
    </div>
  );
}

interface TextAreaProps extends ComponentProps<'textarea'> {
  label: string;
  help?: ReactNode;
}

/** Several lines of text with their name above them. */
export function TextArea({ label, help, className, ...props }: TextAreaProps) {
  const id = useId();
  return (
    <div className={clsx(style.field, className)}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={3} className={style.area} aria-describedby={help ? `${id}-help` : undefined} {...props} />
      {help && (
        <div id={`${id}-help`} className={style.help}>
          {help}
        </div>
      )}
    </div>
  );
}
