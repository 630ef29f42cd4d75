'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { Page } from '@/kit/Page';
import { Tabs } from '@/kit/Tabs';
import { useWords } from '@/words/words';
import { AudienceList } from './AudienceList';
import { Sync } from './Sync';
import { Why } from './Why';
import { permissionsWords } from './words';

/** Who may see what, and why? */
export function PermissionsRoom() {
  const t = useWords(permissionsWords);
  const [view, setView] = useQueryState(
    'view',
    parseAsStringLiteral(['why', 'audiences', 'sync'] as const).withDefault('why'),
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        label={t('views')}
        value={view}
        onChange={(next) => void setView(next)}
        tabs={[
          { value: 'why', label: t('view.why'), content: () => <Why /> },
          { value: 'audiences', label: t('view.audiences'), content: () => <AudienceList /> },
          { value: 'sync', label: t('view.sync'), content: () => <Sync /> },
        ]}
      />
    </Page>
  );
}
