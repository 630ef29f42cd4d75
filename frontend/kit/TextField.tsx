import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import style from './TextField.module.css';

interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  help?: ReactNode;
  /** Why what stands there cannot be taken. */
  problem?: ReactNode;
}

interface Below {
  help: ReactNode;
  problem: ReactNode;
}

/** The ids of what is said about a field. */
function told(id: string, { help, problem }: Below): string | undefined {
  return [problem ? `${id}-problem` : '', help ? `${id}-help` : ''].filter((it) => it !== '').join(' ') || undefined;
}

function Said({ id, help, problem }: Below & { id: string }) {
  return (
    <>
      {problem && (
        <p id={`${id}-problem`} className={style.problem}>
          {problem}
        </p>
      )}
      {help && (
        <div id={`${id}-help`} className={style.help}>
          {help}
        </div>
      )}
    </>
  );
}

/** A line of text with its name above it. */
export function TextField({ label, help, problem, className, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <div className={clsx(style.field, className)}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={style.input}
        aria-invalid={problem ? true : undefined}
        aria-describedby={told(id, { help, problem })}
        {...props}
      />
      <Said id={id} help={help} problem={problem} />
    </div>
  );
}

interface TextAreaProps extends ComponentProps<'textarea'> {
  label: string;
  help?: ReactNode;
  problem?: ReactNode;
}

/** Several lines of text with their name above them. */
export function TextArea({ label, help, problem, className, ...props }: TextAreaProps) {
  const id = useId();
  return (
    <div className={clsx(style.field, className)}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        className={style.area}
        aria-invalid={problem ? true : undefined}
        aria-describedby={told(id, { help, problem })}
        {...props}
      />
      <Said id={id} help={help} problem={problem} />
    </div>
  );
}
