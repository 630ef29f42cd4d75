import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '@/api/contract.gen';
import { isTakenBack, mergeable } from './prepare';

function task(change: Partial<Task>): Task {
  return {
    id: 'a',
    title: null,
    process_key: null,
    resource: 'r',
    lane: 'live',
    began: '2026-06-30T12:00:00Z',
    ended: '2026-06-30T12:00:00Z',
    step_count: 1,
    sharing: 'private',
    reason: null,
    ...change,
  };
}

describe('tasks that may become one', () => {
  it('are two to twenty of one lane, with at most 1,000 steps', () => {
    expect(mergeable([task({})])).toBe('too-few');
    expect(mergeable([task({}), task({})])).toBe('yes');
    expect(mergeable([task({}), task({ lane: 'import' })])).toBe('lanes');
    expect(mergeable([task({ step_count: 500 }), task({ step_count: 501 })])).toBe('too-long');
    expect(mergeable(Array.from({ length: 21 }, () => task({})))).toBe('too-many');
  });

  it('do not depend on the order of choosing', () => {
    const some = fc.record({ lane: fc.constantFrom('live', 'x'), step_count: fc.integer({ min: 1, max: 900 }) });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 25 }), (all) => {
        const tasks = all.map(task);
        expect(mergeable([...tasks].reverse())).toBe(mergeable(tasks));
      }),
    );
  });
});

describe('what is taken back', () => {
  it('is what is at the gate, also while it is hidden', () => {
    const taken = (['open', 'private', 'parked', 'shared', 'suspended', 'taken_back'] as const).filter((sharing) =>
      isTakenBack(task({ sharing })),
    );
    expect(taken).toEqual(['shared', 'suspended']);
  });
});
