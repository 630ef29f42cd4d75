'use client';

import { useQuery } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import { Page } from '@/kit/Page';
import { useRoles } from '@/shell/useRoles';
import { useWords } from '@/words/words';
import { auditKeys, getHead } from './audit/ask';
import { connectorKeys, getConnectors } from './connectors/ask';
import { audienceSigns, auditSigns, connectorSigns, importSigns, jobSigns, laneSigns } from './prepare';
import { RoomCard } from './RoomCard';
import { openRooms, type Room } from './rooms';
import style from './view.module.css';
import { adminWords } from './words';

/** How is this instance doing? */
export function Overview() {
  const t = useWords(adminWords);
  const open = openRooms(useRoles());
  const asks = (room: Room) => open.includes(room);
  const imports = useQuery({
    queryKey: ['admin', 'imports', 'first'],
    queryFn: () => data(api.GET('/api/v1/admin/imports')),
    enabled: asks('imports'),
    select: importSigns,
  });
  const live = useQuery({
    queryKey: ['admin', 'lane', 'live'],
    queryFn: () => data(api.GET('/api/v1/lanes/{lane}', { params: { path: { lane: 'live' } } })),
    enabled: asks('imports'),
    select: laneSigns,
  });
  const connectors = useQuery({
    queryKey: connectorKeys.all,
    queryFn: getConnectors,
    enabled: asks('connectors'),
    select: connectorSigns,
  });
  const jobs = useQuery({
    queryKey: ['admin', 'jobs'],
    queryFn: () => data(api.GET('/api/v1/admin/jobs')),
    enabled: asks('jobs'),
    select: jobSigns,
  });
  const audiences = useQuery({
    queryKey: ['admin', 'audiences'],
    queryFn: () => data(api.GET('/api/v1/admin/audiences')),
    enabled: asks('permissions'),
    select: audienceSigns,
  });
  const head = useQuery({ queryKey: auditKeys.head, queryFn: getHead, select: auditSigns });
  const signs: Partial<Record<Room, readonly (typeof imports)[]>> = {
    imports: [imports, live],
    connectors: [connectors],
    jobs: [jobs],
    permissions: [audiences],
    audit: [head],
  };
  return (
    <Page title={t('title')} lead={asks('imports') ? t('lead') : t('leadAudit')}>
      <ul className={style.rooms}>
        {open.map((room) => (
          <RoomCard key={room} room={room} asked={signs[room] ?? []} />
        ))}
      </ul>
    </Page>
  );
}
