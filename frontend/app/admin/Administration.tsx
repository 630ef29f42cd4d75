import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Forbidden } from '@/kit/Forbidden';
import { RoomNav } from '@/kit/RoomNav';
import { useRoles } from '@/shell/useRoles';
import { useWords } from '@/words/words';
import { addressOf, missingRole, openRooms } from './rooms';
import { adminWords } from './words';

/** The door of all rooms of the administration: what is closed to the visitor is neither offered nor asked for. */
export function Administration({ children }: { children: ReactNode }) {
  const t = useWords(adminWords);
  const roles = useRoles();
  const missing = missingRole(usePathname(), roles);
  if (missing !== null) {
    return <Forbidden role={missing} />;
  }
  const rooms = openRooms(roles).map((room) => ({ href: addressOf(room), text: t(`room.${room}`) }));
  return (
    <>
      <RoomNav label={t('rooms')} rooms={[{ href: '/admin', text: t('overview') }, ...rooms]} />
      {children}
    </>
  );
}
