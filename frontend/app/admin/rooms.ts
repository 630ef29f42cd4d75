import type { Role } from '@/shell/useVisitor';

export const ROOMS = ['imports', 'connectors', 'jobs', 'permissions', 'identity', 'vocabulary', 'audit'] as const;
export type Room = (typeof ROOMS)[number];

const HOME = '/admin';

/** Whom a room opens to, as the contract has it. */
const OPENS: Record<Room, readonly Role[]> = {
  imports: ['admin'],
  connectors: ['admin'],
  jobs: ['admin'],
  permissions: ['admin'],
  identity: ['admin'],
  vocabulary: ['admin'],
  audit: ['admin', 'privacy-officer'],
};

export function addressOf(room: Room): string {
  return `${HOME}/${room}`;
}

/** Rooms that these roles open. */
export function openRooms(roles: readonly Role[]): readonly Room[] {
  return ROOMS.filter((room) => OPENS[room].some((role) => roles.includes(role)));
}

/** The role to ask for where an address stays closed to these roles; null where it is open. */
export function missingRole(path: string, roles: readonly Role[]): Role | null {
  const here = path.replace(/\/+$/, '');
  const open = openRooms(roles);
  const inside = here === HOME ? open.length > 0 : open.some((room) => here === addressOf(room));
  if (inside) {
    return null;
  }
  const room = ROOMS.find((it) => here === addressOf(it));
  return room ? (OPENS[room][0] ?? 'admin') : 'admin';
}
