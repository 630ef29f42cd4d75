import { useCallback } from 'react';
import { Chart, type Colours } from './Chart';

interface SparklineProps {
  label: string;
  /** `[time in ms, value]`; null breaks the line. */
  points: readonly [number, number | null][];
}

/** A line without axes: whether it goes up or down. */
export function Sparkline({ label, points }: SparklineProps) {
  const option = useCallback(
    (colours: Colours) => ({
      grid: { left: 2, right: 2, top: 3, bottom: 3 },
      xAxis: { type: 'time' as const, show: false },
      yAxis: { type: 'value' as const, show: false, min: 0 },
      series: [
        {
          type: 'line' as const,
          data: [...points],
          silent: true,
          showSymbol: points.length === 1,
          lineStyle: { color: colours('--accent'), width: 1.5 },
          itemStyle: { color: colours('--accent') },
        },
      ],
    }),
    [points],
  );
  return <Chart label={label} option={option} height={32} />;
}
