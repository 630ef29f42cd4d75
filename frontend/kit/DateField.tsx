import style from './DateField.module.css';

interface DateFieldProps {
  label: string;
  /** `2026-01-31`, or empty. */
  value: string;
  onChange: (value: string) => void;
}

/** A day, by the browser's own calendar. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  return (
    <label className={style.field}>
      <span>{label}</span>
      <input type="date" min="1970-01-01" max="2199-12-30" value={value} onChange={(it) => onChange(it.target.value)} />
    </label>
  );
}
