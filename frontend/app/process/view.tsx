'use client';

import { useMemo } from 'react';
import { ButtonLink } from '@/kit/Button';
import { Page } from '@/kit/Page';
import { Completeness } from '@/shown/Completeness';
import { WithheldNotice } from '@/shown/Withheld';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { useView } from './asked/address';
import { useGraph, useProcess } from './asked/questions';
import { windowsSaid } from './asked/windows';
import { processWords } from './asked/words';
import { FilterBar } from './FilterBar';
import { MapPanel } from './MapPanel';
import { graphOf } from './map/graph';
import { NoProcess } from './NoProcess';
import { TrendPanel } from './trend/TrendPanel';
import { useVariantList } from './variants/useVariantList';
import { VariantPanel } from './variants/VariantPanel';
import style from './view.module.css';

/** How does a process run? */
export function ProcessExplorer() {
  const t = useWords(processWords);
  const locale = useLocale();
  const [view, setView] = useView();
  const process = useProcess(view.key);
  const whole = useGraph(view.key, {});
  const list = useVariantList(view);
  const steps = useMemo(() => (whole.data ? graphOf(whole.data).places.map((place) => place.step) : []), [whole.data]);
  const lit = useMemo(() => list.variants.filter((it) => view.lit.includes(it.variant)), [list.variants, view.lit]);

  if (view.key === '' || process.data === null) {
    return <NoProcess named={view.key !== ''} />;
  }
  const under = {
    people: null,
    windows: windowsSaid(view, locale),
    completeUpTo: whole.data?.complete_up_to ?? null,
  };
  return (
    <Page
      wide
      title={view.key}
      lead={whole.data && <Completeness upTo={whole.data.complete_up_to} />}
      actions={
        // what it needs is loaded when somebody goes there, and not before the map of this page
        <ButtonLink prefetch={false} href={`/process/compare?key=${encodeURIComponent(view.key)}`}>
          {t('compare')}
        </ButtonLink>
      }
    >
      <FilterBar view={view} setView={setView} scopes={process.data?.scopes ?? []} />
      <div className={style.explorer}>
        <VariantPanel list={list} steps={steps} view={view} setView={setView} under={under} />
        <MapPanel view={view} setView={setView} lit={lit} happy={list.variants[0]} under={under} />
      </div>
      <TrendPanel view={view} setView={setView} under={under} />
      <WithheldNotice />
    </Page>
  );
}
