'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { Page } from '@/kit/Page';
import { Tabs } from '@/kit/Tabs';
import { useWords } from '@/words/words';
import { Decisions } from './Decisions';
import { Entries } from './Entries';
import { Head } from './Head';
import { auditWords } from './words';

/** What did administrators do? */
export function AuditRoom() {
  const t = useWords(auditWords);
  const [view, setView] = useQueryState(
    'view',
    parseAsStringLiteral(['entries', 'decisions'] as const).withDefault('entries'),
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Head />
      <Tabs
        label={t('views')}
        value={view}
        onChange={(next) => void setView(next)}
        tabs={[
          { value: 'entries', label: t('view.entries'), content: () => <Entries /> },
          { value: 'decisions', label: t('view.decisions'), content: () => <Decisions /> },
        ]}
      />
    </Page>
  );
}
