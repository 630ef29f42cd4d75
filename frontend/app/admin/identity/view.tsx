'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { Button } from '@/kit/Button';
import { Notice } from '@/kit/Notice';
import { Page } from '@/kit/Page';
import { Tabs } from '@/kit/Tabs';
import { useWords } from '@/words/words';
import { Decisions } from '../audit/Decisions';
import { Accounts } from './Accounts';
import { type Change, undoOf } from './change';
import { Decide } from './Decide';
import { Persons } from './Persons';
import { Suggestions } from './Suggestions';
import { identityWords } from './words';

/** Whose are accounts? */
export function IdentityRoom() {
  const t = useWords(identityWords);
  const [view, setView] = useQueryState(
    'view',
    parseAsStringLiteral(['suggestions', 'accounts', 'persons', 'decisions'] as const).withDefault('suggestions'),
  );
  const [asked, setAsked] = useState<Change | null>(null);
  const [done, setDone] = useState<{ change: Change; visible: boolean } | null>(null);
  const undo = done && undoOf(done.change);
  return (
    <Page title={t('title')} lead={t('lead')}>
      {done && (
        <Notice tone="good" action={undo && <Button onClick={() => setAsked(undo)}>{t('undo')}</Button>}>
          {t(`done.${done.change.kind}`)} {done.visible ? '' : t('onItsWay')}
        </Notice>
      )}
      <Tabs
        label={t('views')}
        value={view}
        onChange={(next) => void setView(next)}
        tabs={[
          { value: 'suggestions', label: t('view.suggestions'), content: () => <Suggestions onAsk={setAsked} /> },
          { value: 'accounts', label: t('view.accounts'), content: () => <Accounts onAsk={setAsked} /> },
          { value: 'persons', label: t('view.persons'), content: () => <Persons onAsk={setAsked} /> },
          { value: 'decisions', label: t('view.decisions'), content: () => <Decisions /> },
        ]}
      />
      {asked && (
        <Decide
          key={JSON.stringify(asked)}
          change={asked}
          onClose={() => setAsked(null)}
          onDone={(visible) => {
            setDone({ change: asked, visible });
            setAsked(null);
          }}
        />
      )}
    </Page>
  );
}
