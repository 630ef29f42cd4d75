import { useCallback, useMemo, useState } from 'react';
import { Button } from '@/kit/Button';
import { Chart, type Colours } from '@/kit/Chart';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Segments } from '@/kit/Segments';
import { Skeleton } from '@/kit/State';
import { duration } from '@/shown/duration';
import { type Circumstances, ExplainedList } from '@/shown/Explained';
import { count, day, lastDayOf } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import type { SetView, View } from '../asked/address';
import { filtersOf, useTrend } from '../asked/questions';
import { processWords } from '../asked/words';
import { trendOf } from './prepare';
import style from './TrendPanel.module.css';
import { TrendTable } from './TrendTable';

interface TrendPanelProps {
  view: View;
  setView: SetView;
  under: Circumstances;
}

/** How does it change? Published traces, and how long they took, window by window. */
export function TrendPanel({ view, setView, under }: TrendPanelProps) {
  const t = useWords(processWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const [twin, setTwin] = useState<'chart' | 'table'>('chart');
  const [figure, setFigure] = useState<'count' | 'time'>('count');
  const only = view.lit.length === 1 ? view.lit[0] : undefined;
  const { data, error, refetch, isPlaceholderData } = useTrend(view.key, filtersOf(view), only);
  const line = useMemo(() => (data ? trendOf(data) : null), [data]);
  const option = useCallback(
    (colours: Colours) => {
      const said = (value: number) => (figure === 'count' ? count(value, locale) : duration(value, locale));
      return {
        grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
        xAxis: {
          type: 'time' as const,
          axisLine: { lineStyle: { color: colours('--line-strong') } },
          axisLabel: { color: colours('--muted'), hideOverlap: true },
        },
        yAxis: {
          type: 'value' as const,
          splitLine: { lineStyle: { color: colours('--line') } },
          axisLabel: { color: colours('--muted'), formatter: said },
        },
        tooltip: {
          trigger: 'axis' as const,
          renderMode: 'richText' as const,
          backgroundColor: colours('--surface'),
          borderColor: colours('--line'),
          textStyle: { color: colours('--ink') },
          formatter: (points: unknown) => {
            const [point] = points as { value: [number, number | null] }[];
            return point?.value[1] === null || point === undefined
              ? ''
              : `${t('trend.window')} ${lastDayOf(new Date(point.value[0]).toISOString(), locale)}\n${said(point.value[1])}`;
          },
        },
        series: [
          {
            type: 'line' as const,
            data: [...(figure === 'count' ? (line?.counts ?? []) : (line?.times ?? []))],
            showSymbol: (line?.rows.length ?? 0) < 60,
            symbolSize: 6,
            lineStyle: { color: colours('--accent'), width: 2 },
            itemStyle: { color: colours('--accent') },
            areaStyle: { color: colours('--accent-soft'), opacity: 0.6 },
          },
        ],
      };
    },
    [line, figure, locale, t],
  );

  return (
    <Panel
      title={t('trend.title')}
      flush
      waiting={isPlaceholderData}
      info={
        <ExplainedList
          title={t('trend.about')}
          figures={[
            { name: t('trend.count'), definition: t('trend.countHelp'), unit: 'count' },
            { name: t('trend.time'), definition: t('trend.timeHelp'), unit: 'seconds' },
          ]}
          under={under}
        />
      }
      aside={
        <>
          <Segments
            label={t('trend.figure')}
            value={figure}
            options={[
              { value: 'count', label: t('trend.count') },
              { value: 'time', label: t('trend.time') },
            ]}
            onChange={setFigure}
          />
          <Segments
            label={t('trend.title')}
            value={twin}
            options={[
              { value: 'chart', label: t('trend.chart') },
              { value: 'table', label: t('map.asTable') },
            ]}
            onChange={setTwin}
          />
        </>
      }
    >
      {!line && error && <ProblemState error={error} retry={() => void refetch()} />}
      {!line && !error && <Skeleton rows={3} label={shared('loading')} />}
      {line && line.rows.length === 0 && <p className={style.gap}>{t('narrowText')}</p>}
      {line && line.rows.length > 0 && (
        <>
          {twin === 'table' ? (
            <TrendTable rows={line.rows} />
          ) : (
            <div className={style.chart}>
              <Chart label={t('trend.caption')} option={option} height={200} />
            </div>
          )}
          <p className={style.gap}>
            {t('trend.gap')}
            {line.rows.length > 1 && (
              <Button look="quiet" onClick={() => void setView(lastQuarter(line.rows.map((row) => row.window)))}>
                {t('trend.zoom', { day: day(lastQuarter(line.rows.map((row) => row.window)).from, locale) })}
              </Button>
            )}
          </p>
        </>
      )}
    </Panel>
  );
}

/** From the end of the window that begins the last quarter on. */
function lastQuarter(windows: readonly string[]): { from: string } {
  return { from: windows[Math.floor((3 * (windows.length - 1)) / 4)] ?? '' };
}
