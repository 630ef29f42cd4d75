'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answered } from '@/kit/Answered';
import { DataTable } from '@/kit/DataTable';
import { Notice } from '@/kit/Notice';
import { Page } from '@/kit/Page';
import { Panel } from '@/kit/Panel';
import { useWords } from '@/words/words';
import { connectorKeys, getConnectors } from './ask';
import { Change, type Wish } from './Change';
import { ConnectorDetails } from './ConnectorDetails';
import { Nothing } from './Nothing';
import { prepare } from './prepare';
import { useConnectorColumns } from './useConnectorColumns';
import { connectorsWords } from './words';

/** How often what is shown is asked for again: a run ends within a few seconds as a rule. */
const EVERY_MS = 5_000;

/** Which tools are read, and is all here that they told? */
export function ConnectorsRoom() {
  const t = useWords(connectorsWords);
  const [asked, setAsked] = useState<Wish | null>(null);
  const [done, setDone] = useState<Wish | null>(null);
  const columns = useConnectorColumns(setAsked);
  const connectors = useQuery({
    queryKey: connectorKeys.all,
    queryFn: getConnectors,
    refetchInterval: EVERY_MS,
  });
  return (
    <Page title={t('title')} lead={t('lead')}>
      {done !== null && <Notice tone="good">{t(`done.${done.does}`, { connector: done.row.connector })}</Notice>}
      <Panel flush>
        <Answered query={connectors}>
          {(answer) => {
            const rows = prepare(answer);
            return rows.length === 0 ? (
              <Nothing />
            ) : (
              <DataTable
                caption={t('title')}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.connector}
                sort="sort"
                details={(row) => <ConnectorDetails row={row} onWish={setAsked} />}
              />
            );
          }}
        </Answered>
      </Panel>
      {asked !== null && (
        <Change
          key={`${asked.does} ${asked.row.connector}`}
          wish={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setDone(asked);
            setAsked(null);
          }}
        />
      )}
    </Page>
  );
}
