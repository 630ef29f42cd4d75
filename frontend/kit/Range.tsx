import { Slider } from '@base-ui/react/slider';
import { Minus, Plus } from 'lucide-react';
import { Button } from './Button';
import style from './Range.module.css';

interface RangeProps {
  label: string;
  /** Percent. */
  value: number;
  min: number;
  onChange: (value: number) => void;
  /** Names of the buttons beside it. */
  less: string;
  more: string;
}

const STEP = 5;

/** A percentage, by a slider, by keys, or by buttons beside it. */
export function Range({ label, value, min, onChange, less, more }: RangeProps) {
  const set = (next: number) => onChange(Math.min(100, Math.max(min, next)));
  return (
    <Slider.Root
      className={style.range}
      value={value}
      min={min}
      max={100}
      onValueChange={(next) => set(Array.isArray(next) ? (next[0] ?? value) : next)}
    >
      <span className={style.head}>
        <Slider.Label className={style.label}>{label}</Slider.Label>
        <span className={style.value}>{value} %</span>
      </span>
      <span className={style.row}>
        <Button
          look="quiet"
          square
          aria-label={`${label}: ${less}`}
          disabled={value <= min}
          onClick={() => set(value - STEP)}
        >
          <Minus size={14} aria-hidden />
        </Button>
        <Slider.Control className={style.control}>
          <Slider.Track className={style.track}>
            <Slider.Indicator className={style.full} />
            <Slider.Thumb className={style.thumb} getAriaLabel={() => label} />
          </Slider.Track>
        </Slider.Control>
        <Button
          look="quiet"
          square
          aria-label={`${label}: ${more}`}
          disabled={value >= 100}
          onClick={() => set(value + STEP)}
        >
          <Plus size={14} aria-hidden />
        </Button>
      </span>
    </Slider.Root>
  );
}
