import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '@/api/contract.gen';
import { chainOf, questionOf, toolRows } from './prepare';

const closed: Explanation = {
  visible: false,
  rule: 'none of its scopes names an audience that the person belongs to',
  person_known: true,
  belongs_to: [{ audience: 'group:support', groups: ['team-7', 'support'] }],
  unknown_accounts: 0,
  scopes: [{ scope: 'group:finance,group:operations', through: null }],
  resource_acl: null,
  note: '',
};
const acl = { tool: 'simulated', audiences: ['group:finance'], checked: '2026-01-01T00:00:00Z', unknown_since: null };

describe('why somebody can or cannot see something', () => {
  it('is asked when both are named, a process before a resource', () => {
    expect(questionOf('p', null, null)).toBeNull();
    expect(questionOf(null, 'x', null)).toBeNull();
    expect(questionOf('p', 'x', 'y')).toEqual({ person: 'p', about: 'process', name: 'x' });
    expect(questionOf('p', null, 'y')).toEqual({ person: 'p', about: 'resource', name: 'y' });
  });

  it('leads from the person over audiences to scopes', () => {
    const chain = chainOf(closed, 'process');
    expect(chain.rule).toBe('closed');
    expect(chain.who.map((link) => link.kind)).toEqual(['person', 'audience', 'audience']);
    expect(chain.what).toEqual([{ kind: 'scope', audiences: ['group:finance', 'group:operations'], through: null }]);
  });

  it('names accounts of which nothing is known', () => {
    expect(chainOf({ ...closed, unknown_accounts: 2 }, 'process').who.at(-1)).toEqual({
      kind: 'unknownAccounts',
      count: 2,
    });
  });

  it('tells the ways in which something stays closed apart', () => {
    const resource = { ...closed, scopes: [] };
    expect(chainOf({ ...closed, scopes: [] }, 'process').rule).toBe('nothingReleased');
    expect(chainOf(resource, 'resource').rule).toBe('unheard');
    expect(chainOf({ ...resource, resource_acl: { ...acl, unknown_since: acl.checked } }, 'resource').rule).toBe(
      'unknown',
    );
    expect(chainOf({ ...resource, resource_acl: { ...acl, audiences: [] } }, 'resource').rule).toBe('nobody');
    expect(chainOf({ ...closed, resource_acl: acl }, 'resource').rule).toBe('closed');
  });

  it('says open exactly when the API does', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom('process' as const, 'resource' as const), (visible, about) => {
        expect(chainOf({ ...closed, visible }, about).rule === 'open').toBe(visible);
      }),
    );
  });
});

describe('permission sync', () => {
  it('that has no run which is remembered is not called complete', () => {
    const tool = { tool: 't', resources: 3, unknown: 1, last_run: null };
    const run = { started: '2026-01-01T00:00:00Z', finished: '2026-01-01T00:00:01Z' };
    expect(toolRows({ tools: [tool] })[0]?.run).toBe('none');
    expect(toolRows({ tools: [{ ...tool, last_run: { ...run, complete: false, verdict: 'cut' } }] })[0]).toMatchObject({
      run: 'incomplete',
      verdict: 'cut',
    });
  });
});
