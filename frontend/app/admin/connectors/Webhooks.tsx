import { Facts } from '@/kit/Facts';
import { count, moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { type ConnectorRow, outcomeOf } from './prepare';
import { connectorsWords } from './words';

/** What a tool sends by itself, and what became of it. */
export function Webhooks({ webhooks }: { webhooks: ConnectorRow['webhooks'] }) {
  const t = useWords(connectorsWords);
  const locale = useLocale();
  return (
    <>
      <p>{t(webhooks.taken ? 'hooksTaken' : 'hooksOff')}</p>
      {webhooks.deliveries.length > 0 && (
        <Facts
          facts={webhooks.deliveries.map(({ outcome, number, last }) => {
            const known = outcomeOf(outcome);
            return {
              name: known === null ? outcome : t(`delivery.${known}`),
              value: t('lastOf', { number: count(number, locale), at: moment(last, locale) }),
            };
          })}
        />
      )}
    </>
  );
}
