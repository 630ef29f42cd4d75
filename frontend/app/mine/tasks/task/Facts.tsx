import { useState } from 'react';
import type { WholeTask } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { Panel } from '@/kit/Panel';
import { Label } from '@/shown/Label';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { SharingText } from '../../SharingText';
import { fromUntil } from '../../spanText';
import { mineWords } from '../../words';
import type { CorrectionInHand } from './Done';
import { Excluding } from './Excluding';
import style from './Facts.module.css';
import { isKept } from './prepare';
import { Renaming } from './Renaming';
import { taskWords } from './words';

/** What the task is, and the words that its person may say of all of it. */
export function Facts({ whole, correction }: { whole: WholeTask; correction: CorrectionInHand }) {
  const t = useWords(taskWords);
  const mine = useWords(mineWords);
  const locale = useLocale();
  const [open, setOpen] = useState<'rename' | 'exclude' | null>(null);
  const { task } = whole;
  return (
    <Panel
      title={t('facts')}
      aside={
        <>
          <Button disabled={correction.busy} onClick={() => setOpen('rename')}>
            {t('rename')}
          </Button>
          <Button look="danger" disabled={correction.busy || isKept(task)} onClick={() => setOpen('exclude')}>
            {t('exclude')}
          </Button>
        </>
      }
    >
      <dl className={style.facts}>
        <dt>{t('name')}</dt>
        <dd>{task.title === null ? <span className={style.none}>{t('noName')}</span> : <Label text={task.title} />}</dd>
        <dt>{t('resource')}</dt>
        <dd>
          <Label text={task.resource} />
        </dd>
        <dt>{t('process')}</dt>
        <dd>{task.process_key === null ? mine('noProcess') : <Label text={task.process_key} />}</dd>
        <dt>{t('time')}</dt>
        <dd>{fromUntil(task.began, task.ended, locale)}</dd>
        <dt>{t('lane')}</dt>
        <dd>{task.lane === 'live' ? t('live') : <code>{task.lane}</code>}</dd>
        <dt>{t('sharing')}</dt>
        <dd>
          <SharingText task={task} />
        </dd>
      </dl>
      {open === 'rename' && <Renaming task={task} correction={correction} onClose={() => setOpen(null)} />}
      {open === 'exclude' && <Excluding task={task} correction={correction} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
