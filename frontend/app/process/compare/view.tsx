'use client';

import { useMemo } from 'react';
import { ButtonLink } from '@/kit/Button';
import { Page } from '@/kit/Page';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Segments } from '@/kit/Segments';
import { Skeleton } from '@/kit/State';
import { Completeness } from '@/shown/Completeness';
import { ExplainedList } from '@/shown/Explained';
import { WithheldNotice } from '@/shown/Withheld';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { windowsSaid } from '../asked/windows';
import { processWords } from '../asked/words';
import { NoProcess } from '../NoProcess';
import { colours } from '../variants/prepare';
import { useSides } from './address';
import { ChangeTable } from './ChangeTable';
import { SideFields } from './SideFields';
import { SideMap } from './SideMap';
import { useComparison } from './useComparison';
import style from './view.module.css';
import { compareWords } from './words';

/** What changed? */
export function Compare() {
  const t = useWords(compareWords);
  const page = useWords(processWords);
  const locale = useLocale();
  const shared = useWords(sharedWords);
  const [given, setSides] = useSides();
  const { process, sides, layout, left, right, changes, completeUpTo, isOld, error, retry } = useComparison(given);
  const tones = useMemo(
    () => colours([...new Set([...(left?.places ?? []), ...(right?.places ?? [])].map((place) => place.step))]),
    [left, right],
  );
  const scopes = process.data?.scopes ?? [];
  if (given.key === '' || process.data === null) {
    return <NoProcess named={given.key !== ''} />;
  }
  const windows = t('aboutSides', {
    before: windowsSaid({ from: sides.before_from, to: sides.before_to }, locale) ?? t('allWindows'),
    after: windowsSaid({ from: sides.after_from, to: sides.after_to }, locale) ?? t('allWindows'),
  });
  return (
    <Page
      wide
      title={t('title', { process: given.key })}
      lead={changes ? <Completeness upTo={completeUpTo} /> : t('lead')}
      actions={<ButtonLink href={`/process?key=${encodeURIComponent(given.key)}`}>{t('back')}</ButtonLink>}
    >
      <div className={style.sides}>
        <SideFields side="before" sides={sides} setSides={setSides} scopes={scopes} />
        <SideFields side="after" sides={sides} setSides={setSides} scopes={scopes} />
      </div>
      {!changes && error && <ProblemState error={error} retry={retry} />}
      {!changes && !error && <Skeleton rows={8} label={shared('loading')} />}
      {changes && (
        <>
          <div className={style.sides}>
            <SideMap title={t('before')} graph={left} layout={layout.data} changes={changes.ofPath} waiting={isOld} />
            <SideMap title={t('after')} graph={right} layout={layout.data} changes={changes.ofPath} waiting={isOld} />
          </div>
          <Panel
            flush
            waiting={isOld}
            title={t(given.kind)}
            info={
              <ExplainedList
                title={t('about')}
                figures={[
                  {
                    name: t('count'),
                    definition: page(given.kind === 'paths' ? 'details.pathCountHelp' : 'variants.countHelp'),
                    unit: 'count',
                  },
                  {
                    name: t('time'),
                    definition: page(given.kind === 'paths' ? 'details.timeHelp' : 'variants.timeHelp'),
                    unit: 'seconds',
                  },
                ]}
                under={{ people: null, windows, completeUpTo }}
              />
            }
            aside={
              <Segments
                label={t('what')}
                value={given.kind}
                options={[
                  { value: 'paths', label: t('paths') },
                  { value: 'variants', label: t('variants') },
                ]}
                onChange={(kind) => void setSides({ kind })}
              />
            }
          >
            <ChangeTable changes={changes} kind={given.kind} colours={tones} />
          </Panel>
          <p className={style.note}>
            {t('notNever')} {changes.cut && t('cut')}
          </p>
        </>
      )}
      <WithheldNotice />
    </Page>
  );
}
