import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskStep } from '@/api/contract.gen';
import { prepareSteps, titleOf } from './prepare';

/** What the API takes, by its contract. */
const CONTRACT = '../../../../../query-api/src/main/resources/org/opencontextgraph/query/server/openapi.json';
const { components } = JSON.parse(readFileSync(new URL(CONTRACT, import.meta.url), 'utf8'));
const PATTERN = new RegExp(components.schemas.TaskEdit.properties.title.pattern);

const step = (event: string | null, resource = 'r'): TaskStep => ({
  event,
  step: 's',
  resource,
  time: '2026-06-30T12:00:00Z',
});

describe('the steps of a task', () => {
  it('can be split before each but the first', () => {
    expect(prepareSteps([step('a'), step('b'), step('c')]).map((it) => it.splitAt)).toEqual([null, 'b', 'c']);
  });

  it('cannot be split where an earlier version did not write the event', () => {
    expect(prepareSteps([step(null), step(null)]).map((it) => it.splitAt)).toEqual([null, null]);
  });

  it('say when they are on something else', () => {
    expect(prepareSteps([step('a', 'x'), step('b', 'x'), step('c', 'y')]).map((it) => it.elsewhere)).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('a title', () => {
  it('is one that the API takes, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const title = titleOf(typed);
        if (typeof title === 'string') {
          expect(title).toMatch(PATTERN);
          expect([...title].length).toBeLessThanOrEqual(200);
        }
      }),
    );
    expect(titleOf('  ')).toBeNull();
    expect(titleOf(' a ')).toBe('a');
    expect(titleOf('a\u0007b')).toBeUndefined();
    expect(titleOf('🦆'.repeat(200))).toBe('🦆'.repeat(200));
    expect(titleOf('x'.repeat(201))).toBeUndefined();
  });
});
