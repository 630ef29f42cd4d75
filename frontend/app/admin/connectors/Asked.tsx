import { CircleAlert, CircleCheck } from 'lucide-react';
import { Badge } from '@/kit/Badge';
import { Clip } from '@/kit/Clip';
import { Facts } from '@/kit/Facts';
import { count, exactly } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { ConnectorRow } from './prepare';
import { connectorsWords } from './words';

/** The last time a tool was asked who may read it. */
export function Asked({ run }: { run: ConnectorRow['permissions'] }) {
  const t = useWords(connectorsWords);
  const locale = useLocale();
  if (run === null) {
    return <p>{t('notAsked')}</p>;
  }
  return (
    <Facts
      facts={[
        {
          name: t('answer'),
          value:
            run.verdict === null ? (
              <Badge tone="good" Picture={CircleCheck}>
                {t('is.complete')}
              </Badge>
            ) : (
              <>
                <Badge tone="bad" Picture={CircleAlert}>
                  {t('is.partial')}
                </Badge>{' '}
                <Clip text={run.verdict} at={160} />
              </>
            ),
        },
        { name: t('ended'), value: <time dateTime={run.finished}>{exactly(run.finished, locale)}</time> },
        {
          name: t('resources'),
          value: t('ofThem', { all: count(run.resources, locale), part: count(run.unknown, locale) }),
        },
        {
          name: t('groups'),
          value: t('meaning', { all: count(run.groups, locale), part: count(run.groups_mapped, locale) }),
        },
      ]}
    />
  );
}
