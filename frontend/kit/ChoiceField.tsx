import type { ComponentProps } from 'react';
import { Choice } from './Choice';
import style from './TextField.module.css';

type ChoiceFieldProps<T extends string> = Omit<ComponentProps<typeof Choice<T>>, 'showLabel'>;

/** One of several, with its name above it as beside other fields. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  return (
    <div className={style.field}>
      <span aria-hidden className={style.name}>
        {props.label}
      </span>
      <Choice {...props} />
    </div>
  );
}
