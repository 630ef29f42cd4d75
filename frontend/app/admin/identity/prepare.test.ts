import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, IdentityCandidate } from '@/api/contract.gen';
import { type Change, undoOf } from './change';
import { choicesFor, pairs, vouchOf } from './prepare';

const account: Account = {
  account: 'a1',
  tool: 'tracker',
  name: 'jo',
  person: null,
  evidence: 'provisional',
  bot: false,
  linked: false,
};

function candidate(person: string): IdentityCandidate {
  return { person, like: { ...account, account: `of ${person}` }, likeness: 'same_name', reason: '' };
}

describe('suggestions', () => {
  it('are one row for each candidate, in the order of the API', () => {
    const rows = pairs({ suggestions: [{ account, candidates: [candidate('p1'), candidate('p2')] }] });
    expect(rows.map((row) => [row.candidate.person, row.first])).toEqual([
      ['p1', true],
      ['p2', false],
    ]);
  });

  it('have keys of their own', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[0-9a-f]+$/)), (persons) => {
        const rows = pairs({ suggestions: [{ account, candidates: persons.map(candidate) }] });
        expect(new Set(rows.map((row) => row.key)).size).toBe(persons.length);
      }),
    );
  });
});

describe('an account', () => {
  it('is vouched for by an administrator, whatever connectors say', () => {
    expect(vouchOf({ ...account, linked: true, evidence: 'directory' })).toBe('administrator');
    expect(vouchOf(account)).toBe('provisional');
  });

  it('can be linked, or its link undone, and a bot can neither', () => {
    expect(choicesFor(account)).toEqual(['link']);
    expect(choicesFor({ ...account, linked: true })).toEqual(['undo']);
    expect(choicesFor({ ...account, bot: true })).toEqual([]);
  });
});

describe('a change', () => {
  it('that can be taken back names what it was about', () => {
    expect(undoOf({ kind: 'link', account: 'a', person: 'p' })).toEqual({ kind: 'undo', account: 'a' });
    expect(undoOf({ kind: 'linkLike', account: 'a', like: 'b' })).toEqual({ kind: 'undo', account: 'a' });
    expect(undoOf({ kind: 'merge', person: 'p', sameAs: 'q' })).toEqual({ kind: 'part', person: 'p' });
  });

  it('that takes something back, or rejects, is not offered to be taken back', () => {
    const last: Change[] = [
      { kind: 'undo', account: 'a' },
      { kind: 'part', person: 'p' },
      { kind: 'reject', account: 'a', person: 'p' },
    ];
    expect(last.map(undoOf)).toEqual([null, null, null]);
  });
});
