import { useEffect, useRef, useState } from 'react';
import { useTheme } from '@/words/preferences';
import style from './Chart.module.css';
import type { EChartsOption } from './echarts';
import { useLoaded } from './useLoaded';

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

/** A chart on a canvas. What draws it is loaded when one comes into view; a table beside it says the same to whoever cannot see it. */
export function Chart({ label, option, height, onPoint }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const chosen = useRef(onPoint);
  chosen.current = onPoint;
  const [seen, setSeen] = useState(false);
  const charts = useLoaded('charts', () => import('./echarts'), seen);

  useEffect(() => {
    const observer = new IntersectionObserver((found) =>
      setSeen((it) => it || found.some((one) => one.isIntersecting)),
    );
    if (box.current) {
      observer.observe(box.current);
    }
    return () => observer.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const element = box.current;
    if (!element || !charts) {
      return;
    }
    const styles = getComputedStyle(element);
    const chart = charts.init(element, null, { renderer: 'canvas' });
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
  }, [option, theme, charts]);

  return <div ref={box} className={style.chart} style={{ height }} role="img" aria-label={label} />;
}
