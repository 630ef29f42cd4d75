import { useInfiniteQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { api, data } from '@/api/client';
import { Button } from '@/kit/Button';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { Segments } from '@/kit/Segments';
import { Skeleton, State } from '@/kit/State';
import { day } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { cursor } from '../useOwn';
import { mineWords } from '../words';
import style from './PreviewPanel.module.css';
import { prepareTrace } from './prepare';
import { Trace } from './Trace';
import { sharingWords } from './words';

const FORMS = ['words', 'sent'] as const;

/** What would have gone to the gate. */
export function PreviewPanel() {
  const t = useWords(sharingWords);
  const mine = useWords(mineWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const [form, setForm] = useQueryState('form', parseAsStringLiteral(FORMS).withDefault('words'));
  const {
    data: preview,
    error,
    refetch,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
  } = useInfiniteQuery({
    queryKey: ['me', 'preview'],
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/v1/me/consent/preview', { params: { query: { limit: 50, ...cursor(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => ({
      from: pages[0]?.from ?? '',
      traces: pages.flatMap((page) => page.traces.map(prepareTrace)),
    }),
  });
  return (
    <Panel
      flush
      title={t('preview')}
      aside={
        <Segments
          label={t('form')}
          value={form}
          options={FORMS.map((value) => ({ value, label: t(`forms.${value}`) }))}
          onChange={(next) => void setForm(next)}
        />
      }
    >
      {error && !preview && <ProblemState error={error} retry={() => void refetch()} />}
      {!error && !preview && <Skeleton rows={4} label={shared('loading')} />}
      {preview?.traces.length === 0 && (
        <State title={t('previewEmpty')}>
          <p>{t('previewEmptyText', { day: day(preview.from, locale) })}</p>
        </State>
      )}
      {preview && preview.traces.length > 0 && (
        <>
          <p className={style.text}>{t('previewText', { day: day(preview.from, locale) })}</p>
          <ul>
            {preview.traces.map((trace, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a trace has no identifier, that is the point
              <li key={i} className={style.trace}>
                <Trace trace={trace} form={form} />
              </li>
            ))}
          </ul>
        </>
      )}
      {hasNextPage && (
        <div className={style.text}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? mine('loadingMore') : mine('more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
