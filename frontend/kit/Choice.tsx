import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import style from './Choice.module.css';

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  /** Without it the label is read out only. */
  showLabel?: boolean;
}

/** One of several, from a list that opens. */
export function Choice<T extends string>({ label, value, options, onChange, showLabel = false }: ChoiceProps<T>) {
  return (
    <Select.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next as T)}>
      <span className={style.field}>
        {showLabel && <span aria-hidden>{label}</span>}
        <Select.Trigger className={style.trigger} aria-label={label}>
          <Select.Value />
          <Select.Icon className={style.icon}>
            <ChevronDown size={14} aria-hidden />
          </Select.Icon>
        </Select.Trigger>
      </span>
      <Select.Portal>
        <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className={style.layer}>
          <Select.Popup className={style.popup}>
            <Select.List>
              {options.map((option) => (
                <Select.Item key={option.value} value={option.value} className={style.item}>
                  <Select.ItemText>{option.label}</Select.ItemText>
                  <Select.ItemIndicator className={style.tick}>
                    <Check size={14} aria-hidden />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
