import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, missingRole, openRooms, ROOMS } from './rooms';

describe('the rooms of the administration', () => {
  it('open all to an administrator', () => {
    expect(openRooms(['user', 'admin'])).toEqual(ROOMS);
    expect(missingRole('/admin', ['admin'])).toBeNull();
  });

  it('open to a privacy officer as far as the audit log', () => {
    expect(openRooms(['user', 'privacy-officer'])).toEqual(['audit']);
    expect(missingRole('/admin', ['privacy-officer'])).toBeNull();
    expect(missingRole('/admin/audit', ['privacy-officer'])).toBeNull();
    expect(missingRole('/admin/identity', ['privacy-officer'])).toBe('admin');
  });

  it('stay closed to everybody else, whatever they type', () => {
    fc.assert(
      fc.property(fc.constantFrom('', ...ROOMS.map((room) => `/${room}`)), fc.constantFrom('', '/'), (room, slash) => {
        expect(missingRole(`/admin${room}${slash}`, ['user', 'analyst'])).toBe('admin');
      }),
    );
  });

  it('are open exactly where they are offered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROOMS),
        fc.subarray(['user', 'analyst', 'admin', 'privacy-officer'] as const),
        (room, roles) => {
          expect(missingRole(addressOf(room), roles) === null).toBe(openRooms(roles).includes(room));
        },
      ),
    );
  });
});
