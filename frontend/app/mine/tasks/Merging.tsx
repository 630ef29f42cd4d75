import { Combine } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '@/api/client';
import type { Task } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { Dialog } from '@/kit/Dialog';
import { cut } from '@/shown/Label';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { taskAddress } from '../address';
import { fromUntil } from '../spanText';
import style from './Merging.module.css';
import { isTakenBack, mergeable } from './prepare';
import { Said } from './Said';
import { corrected, useCorrection } from './useCorrection';
import { tasksWords } from './words';

const WHY_NOT = { 'too-few': 'mergeHelp', 'too-many': 'tooMany', lanes: 'lanes', 'too-long': 'tooLong' } as const;

/** Makes one task of the chosen ones, after it was said what follows. */
export function Merging({ chosen, onMerged }: { chosen: readonly Task[]; onMerged: () => void }) {
  const t = useWords(tasksWords);
  const locale = useLocale();
  const router = useRouter();
  const [asking, ask] = useState(false);
  const { stage, problem, correct, busy, forget } = useCorrection();
  const can = mergeable(chosen);

  function merge() {
    const tasks = chosen.map((task) => task.id);
    const steps = chosen.reduce((sum, task) => sum + task.step_count, 0);
    correct({
      intent: `merge ${tasks.join(' ')}`,
      send: (key) =>
        corrected(
          api.POST('/api/v1/me/tasks/merge', { body: { tasks }, params: { header: { 'Idempotency-Key': key } } }),
        ),
      isThere: (whole) => whole.steps.length >= steps,
      after: ([one]) => {
        ask(false);
        onMerged();
        if (one !== undefined) {
          router.push(taskAddress(one));
        }
      },
    });
  }

  return (
    <div className={style.bar}>
      <Button disabled={can !== 'yes'} onClick={() => ask(true)}>
        <Combine size={16} aria-hidden /> {t('merge', { count: chosen.length })}
      </Button>
      <span role="status" className={style.why}>
        {can === 'yes' ? '' : t(WHY_NOT[can])}
      </span>
      <Dialog
        open={asking}
        onClose={() => {
          ask(false);
          forget();
        }}
        title={t('mergeTitle', { count: String(chosen.length) })}
        text={
          <>
            <p>{t('mergeText')}</p>
            <p>
              <strong>{chosen.some(isTakenBack) ? t('wasShared') : t('staysPrivate')}</strong>
            </p>
          </>
        }
        actions={
          <>
            <Button onClick={() => ask(false)} disabled={busy}>
              {t('cancel')}
            </Button>
            <Button look="main" onClick={merge} disabled={busy}>
              {t('mergeDo')}
            </Button>
          </>
        }
      >
        <ul className={style.chosen}>
          {chosen.map((task) => (
            <li key={task.id}>
              <bdi>{cut(task.title ?? task.resource)}</bdi>{' '}
              <span className={style.why}>{fromUntil(task.began, task.ended, locale)}</span>
            </li>
          ))}
        </ul>
        <Said stage={stage} problem={problem} />
      </Dialog>
    </div>
  );
}
