import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectorKind } from '@/api/contract.gen';
import { EMPTY, requestOf, troubleSaid, troublesOf } from './form';

const kind: ConnectorKind = {
  kind: 'github',
  settings: [
    { name: 'repositories', description: 'which', required: true, usual: null, lines: false },
    { name: 'address', description: 'where', required: false, usual: 'https://api.github.com', lines: false },
  ],
  asks_readers: true,
  sends: true,
  on_machine_only: false,
};
const draft = { name: ' work ', token: ' t\n', settings: { repositories: 'acme/shop' } };

describe('a tool that somebody adds', () => {
  it('is sent with what is usual where nothing was written', () => {
    expect(troublesOf(draft, kind)).toEqual({});
    expect(requestOf(draft, kind)).toEqual({
      name: 'work',
      kind: 'github',
      settings: { repositories: 'acme/shop', address: 'https://api.github.com' },
      token: 't',
    });
  });

  it('says at each field what is missing, before anybody is asked', () => {
    expect(troublesOf(EMPTY, kind)).toEqual({
      name: { ours: 'name' },
      'settings.repositories': { ours: 'missing' },
      token: { ours: 'token' },
    });
    expect(troublesOf({ ...draft, settings: { ...draft.settings, address: ' ' } }, kind)).toEqual({
      'settings.address': { ours: 'missing' },
    });
  });

  it('takes no setting of another kind along', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (settings) => {
        const sent = requestOf({ ...draft, settings }, kind);
        expect(Object.keys(sent.settings).sort()).toEqual(['address', 'repositories']);
      }),
    );
  });

  it('shows what the API refused at the field that it names', () => {
    const said = 'settings.repositories must be given: which';
    expect(troubleSaid(said, kind)).toEqual({ 'settings.repositories': { said } });
    expect(troubleSaid('name is taken by another connector', kind)).toHaveProperty('name');
    expect(troubleSaid('settings must have no other names', kind)).toBeNull();
    expect(troubleSaid('', kind)).toBeNull();
  });
});
