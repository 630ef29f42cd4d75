import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { api, data } from '@/api/client';
import { Answered } from '@/kit/Answered';
import { Facts } from '@/kit/Facts';
import { Notice } from '@/kit/Notice';
import { Completeness } from '@/shown/Completeness';
import { FigureText } from '@/shown/FigureText';
import { exactly } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { ImportRow } from './prepare';
import { importsWords } from './words';

/** More of an import: its lane, its times, what to do when it does not end. */
export function ImportDetails({ row }: { row: ImportRow }) {
  const t = useWords(importsWords);
  const locale = useLocale();
  const lane = useQuery({
    queryKey: ['admin', 'lane', row.id],
    queryFn: () => data(api.GET('/api/v1/lanes/{lane}', { params: { path: { lane: row.id } } })),
  });
  const at = (time: string) => <time dateTime={time}>{exactly(time, locale)}</time>;
  return (
    <div>
      {row.progress === 'open' && <Notice tone="warn">{t('openText')}</Notice>}
      {row.closed && <Notice tone="warn">{t(`closed.${row.closed}`)}</Notice>}
      <Facts
        facts={[
          { name: t('lane'), value: <code>{row.id}</code> },
          {
            name: t('complete'),
            value: (
              <Answered query={lane} rows={1}>
                {({ closed, complete_up_to }) => (closed ? t('laneClosed') : <Completeness upTo={complete_up_to} />)}
              </Answered>
            ),
          },
          { name: t('begun'), value: at(row.begun) },
          ...(row.continued ? [{ name: t('continued'), value: at(row.continued) }] : []),
          ...(row.finished ? [{ name: t('finished'), value: at(row.finished) }] : []),
          { name: t('refused'), value: <FigureText figure={row.refused} unit="count" /> },
          {
            name: t('labels'),
            value: <Link href={row.vocabulary}>{t('labelCount', { count: row.labels })}</Link>,
          },
        ]}
      />
    </div>
  );
}
