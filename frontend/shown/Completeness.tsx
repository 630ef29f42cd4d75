import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { day } from './time';

/** How far what is shown is complete. */
export function Completeness({ upTo }: { upTo: string | null }) {
  const t = useWords(sharedWords);
  const locale = useLocale();
  return <>{upTo === null ? t('notComplete') : t('completeUpTo', { day: day(upTo, locale) })}</>;
}
