'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useState } from 'react';
import { Answered } from '@/kit/Answered';
import { Button } from '@/kit/Button';
import { DataTable } from '@/kit/DataTable';
import { Notice } from '@/kit/Notice';
import { Page } from '@/kit/Page';
import { Panel } from '@/kit/Panel';
import { useWords } from '@/words/words';
import { AddConnector } from './AddConnector';
import { Authorize } from './Authorize';
import { connectorKeys, getConnectors } from './ask';
import { Change, type Wish } from './Change';
import { ConnectorDetails } from './ConnectorDetails';
import { Nothing } from './Nothing';
import { prepare } from './prepare';
import { Secret } from './Secret';
import { useConnectorColumns } from './useConnectorColumns';
import { connectorsWords } from './words';

/** How often what is shown is asked for again: a run ends within a few seconds as a rule. */
const EVERY_MS = 5_000;

/** Which tools are read, and is all here that they told? */
export function ConnectorsRoom() {
  const t = useWords(connectorsWords);
  const [asked, setAsked] = useState<Wish | null>(null);
  const [done, setDone] = useState<{ does: Wish['does'] | 'add'; connector: string } | null>(null);
  const [adding, setAdding] = useQueryState('add', parseAsBoolean.withDefault(false).withOptions({ history: 'push' }));
  const columns = useConnectorColumns(setAsked);
  const connectors = useQuery({
    queryKey: connectorKeys.all,
    queryFn: getConnectors,
    refetchInterval: EVERY_MS,
  });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        !adding && (
          <Button look="main" onClick={() => void setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      {done !== null && <Notice tone="good">{t(`done.${done.does}`, { connector: done.connector })}</Notice>}
      {adding && (
        <AddConnector
          onClose={() => void setAdding(null)}
          onDone={(connector) => {
            setDone({ does: 'add', connector });
            void setAdding(null);
          }}
        />
      )}
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
        <Asking key={`${asked.does} ${asked.row.connector}`} wish={asked} onClose={close} onDone={end} />
      )}
    </Page>
  );

  function close() {
    setAsked(null);
  }

  function end() {
    setDone(asked && { does: asked.does, connector: asked.row.connector });
    close();
  }
}

function Asking({ wish: { does, row }, ...how }: { wish: Wish; onClose: () => void; onDone: () => void }) {
  switch (does) {
    case 'authorize':
      return <Authorize connector={row.connector} {...how} />;
    case 'send':
      return <Secret connector={row.connector} onClose={how.onClose} />;
    default:
      return <Change does={does} row={row} {...how} />;
  }
}
