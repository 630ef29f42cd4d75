import { useEffect, useRef } from 'react';
import { useTheme } from '@/words/preferences';
import style from './Chart.module.css';
import { type EChartsOption, init } from './echarts';

/** Colours of the page, by name of the token. */
export type Colours = (token: string) => string;

interface ChartProps {
  /** What it shows; the table beside it says it in figures. */
  label: string;
  /** Made anew for each theme, in the colours of the page. */
  option: (colours: Colours) => EChartsOption;
  height: number;
  /** A point was chosen; index in the series. */
  onPoint?: (index: number) => void;
}

/** A chart on a canvas. It is loaded only where one is shown, and has a table beside it for whoever cannot see it. */
export function Chart({ label, option, height, onPoint }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const chosen = useRef(onPoint);
  chosen.current = onPoint;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const styles = getComputedStyle(element);
    const chart = init(element, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: styles.fontFamily, color: styles.getPropertyValue('--muted') },
      ...option((token) => styles.getPropertyValue(token).trim()),
    });
    chart.on('click', (event) => chosen.current?.(event.dataIndex));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option, theme]);

  return <div ref={box} className={style.chart} style={{ height }} role="img" aria-label={label} />;
}
