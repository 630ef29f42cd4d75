import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '@/api/client';
import type { Consent } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { Dialog } from '@/kit/Dialog';
import { Panel } from '@/kit/Panel';
import { ProblemState } from '@/kit/ProblemState';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import style from './ConsentPanel.module.css';
import { word } from './prepare';
import { sharingWords } from './words';

/** What one has agreed to, and the other word. */
export function ConsentPanel({ consent }: { consent: Consent }) {
  const t = useWords(sharingWords);
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const change = useMutation({
    mutationFn: (opted_in: boolean) => data(api.PUT('/api/v1/me/consent', { body: { opted_in } })),
    onSuccess: async (said) => {
      ask(false);
      client.setQueryData(['me', 'consent'], said);
      await client.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const out = consent.opted_in;
  return (
    <Panel title={t('now')}>
      <div className={style.word}>
        <Said consent={consent} />
        <Button look={out ? 'danger' : 'main'} onClick={() => ask(true)}>
          {out ? t('optOut') : t('optIn')}
        </Button>
      </div>
      <p role="status">{change.isSuccess ? t('done') : ''}</p>
      <Dialog
        open={asking}
        onClose={() => {
          ask(false);
          change.reset();
        }}
        title={out ? t('outTitle') : t('inTitle')}
        text={out ? t('outText') : t('inText')}
        actions={
          <>
            <Button onClick={() => ask(false)}>{t('cancel')}</Button>
            <Button look={out ? 'danger' : 'main'} disabled={change.isPending} onClick={() => change.mutate(!out)}>
              {change.isPending ? t('working') : out ? t('optOut') : t('optIn')}
            </Button>
          </>
        }
      >
        {change.error && <ProblemState error={change.error} />}
      </Dialog>
    </Panel>
  );
}

function Said({ consent }: { consent: Consent }) {
  const t = useWords(sharingWords);
  const locale = useLocale();
  const what = word(consent);
  if (what.said === 'nothing') {
    return (
      <p>
        <strong>{t('nothingSaid')}.</strong> {t('nothingSaidText')}
      </p>
    );
  }
  return (
    <p>
      <strong>{t(what.said)}</strong>{' '}
      {what.since === 'always' ? t(`${what.said}Always`) : t(`${what.said}Since`, { day: moment(what.since, locale) })}
    </p>
  );
}
