import { useSyncExternalStore } from 'react';
import { ApiProblem } from '@/api/problem';
import { askAgain, queries } from '@/api/session';
import { Button } from '@/kit/Button';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import style from './Stale.module.css';
import { shellWords } from './words';

/** When the oldest thing on the screen was loaded that could not be asked for again; null: nothing is out of date. */
function oldest(): number | null {
  let at: number | null = null;
  for (const query of queries.getQueryCache().getAll()) {
    const { data, error, dataUpdatedAt } = query.state;
    if (query.isActive() && data !== undefined && error !== null && !(error instanceof ApiProblem && error.refused)) {
      at = Math.min(at ?? dataUpdatedAt, dataUpdatedAt);
    }
  }
  return at;
}

const subscribe = (listener: () => void) => queries.getQueryCache().subscribe(listener);

/** Says that what is shown may be out of date, and asks again on demand. */
export function Stale() {
  const t = useWords(shellWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const at = useSyncExternalStore(subscribe, oldest, () => null);
  if (at === null) {
    return null;
  }
  return (
    <div className={style.bar} role="status">
      <span>{t('stale', { time: moment(new Date(at).toISOString(), locale) })}</span>
      <Button onClick={askAgain}>{shared('retry')}</Button>
    </div>
  );
}
