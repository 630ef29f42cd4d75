import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '@/kit/Button';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Segments } from '@/kit/Segments';
import { Skeleton } from '@/kit/State';
import { type Circumstances, ExplainedList } from '@/shown/Explained';
import { count } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import type { SetView, View } from '../asked/address';
import { processWords } from '../asked/words';
import { colours, toggled } from './prepare';
import type { VariantList } from './useVariantList';
import { VariantItem } from './VariantItem';
import style from './VariantPanel.module.css';

interface VariantPanelProps {
  list: VariantList;
  /** All steps of the process, the most frequent first. */
  steps: readonly string[];
  view: View;
  setView: SetView;
  under: Circumstances;
}

/** Which ways are there? The variants; those that are chosen light up the map. */
export function VariantPanel({ list, steps, view, setView, under }: VariantPanelProps) {
  const t = useWords(processWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const tones = useMemo(() => colours(steps), [steps]);
  const box = useRef<HTMLDivElement>(null);
  const { rows } = list;
  const virtual = useVirtualizer({
    count: rows?.length ?? 0,
    getScrollElement: () => box.current,
    estimateSize: () => 84,
    overscan: 8,
    getItemKey: (index) => rows?.[index]?.id ?? index,
  });
  const onChoose = useCallback((id: string) => void setView(({ lit }) => ({ lit: toggled(lit, id) })), [setView]);
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  const { canLoadMore, loadMore } = list;
  useEffect(() => {
    if (rows && canLoadMore && last >= rows.length - 20) {
      loadMore();
    }
  }, [rows, last, canLoadMore, loadMore]);

  return (
    <Panel
      flush
      waiting={list.isOld}
      title={t('variants.title')}
      info={
        <ExplainedList
          title={t('variants.about')}
          figures={[
            { name: t('variants.count'), definition: t('variants.countHelp'), unit: 'count' },
            { name: t('table.time'), definition: t('variants.timeHelp'), unit: 'seconds' },
            { name: t('variants.coverageName'), definition: t('variants.coverageHelp'), unit: 'percent' },
          ]}
          under={under}
        />
      }
      className={style.panel}
      aside={
        <>
          <span className={style.found}>
            {rows &&
              (canLoadMore
                ? t('variants.foundMore', { count: count(rows.length, locale) })
                : t('variants.found', { count: rows.length }))}
          </span>
          {view.lit.length > 0 && (
            <Button look="quiet" onClick={() => void setView({ lit: [] })}>
              {t('variants.unlight')}
            </Button>
          )}
          <Segments
            label={t('variants.grouping')}
            value={view.grouped}
            options={[
              { value: 'single', label: t('variants.single') },
              { value: 'families', label: t('variants.families') },
            ]}
            onChange={(grouped) => void setView({ grouped })}
          />
        </>
      }
    >
      {!rows && list.error && <ProblemState error={list.error} retry={list.retry} />}
      {!rows && !list.error && <Skeleton rows={6} label={shared('loading')} />}
      {rows && (
        <section ref={box} className={style.box} aria-label={t('variants.title')} tabIndex={0}>
          <ul className={style.list} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              return (
                row && (
                  <li
                    key={item.key}
                    ref={virtual.measureElement}
                    data-index={item.index}
                    className={style.item}
                    style={{ transform: `translateY(${item.start}px)` }}
                    aria-setsize={canLoadMore ? -1 : rows.length}
                    aria-posinset={item.index + 1}
                  >
                    <VariantItem row={row} colours={tones} chosen={view.lit.includes(row.id)} onChoose={onChoose} />
                  </li>
                )
              );
            })}
          </ul>
          {list.isLoadingMore && <p className={style.more}>{t('variants.loadingMore')}</p>}
        </section>
      )}
    </Panel>
  );
}
