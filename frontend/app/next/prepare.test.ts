import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Suggestions } from '@/api/contract.gen';
import { knownSteps, prepare, question } from './prepare';

const ANSWER: Suggestions = {
  process_key: 'p',
  abstained: false,
  suggestions: [],
  context_length: 2,
  unknown_steps: ['x'],
  model: { version: 'v', learned_up_to: '2026-08-20T00:00:00Z' },
  complete_up_to: null,
  withheld_notice: '',
};

function one(suggestion: Partial<Suggestions['suggestions'][number]>) {
  const whole = {
    step: 'a',
    end: false,
    probability_percent: 40,
    context_length: 2,
    people: '≥20' as const,
    median_seconds: 60,
    ...suggestion,
  };
  return prepare({ ...ANSWER, suggestions: [whole] }).next[0];
}

describe('what comes next', () => {
  it('has a support in people', () => {
    expect(one({})?.support).toEqual({ kind: 'people', atLeast: 20 });
    expect(one({})?.median).toEqual({ kind: 'shown', value: 60 });
  });

  it('is a guess where nothing was published after these steps', () => {
    const guess = one({ context_length: 0, people: null, median_seconds: null });
    expect(guess?.support).toEqual({ kind: 'guess' });
    expect(guess?.median).toEqual({ kind: 'missing' });
  });

  it('is not called a guess where people are not counted', () => {
    expect(one({ people: null })?.support).toEqual({ kind: 'uncounted' });
  });

  it('may be the end of the work, which takes no time', () => {
    expect(one({ step: null, end: true, median_seconds: null })).toMatchObject({ step: null, median: null });
  });

  it('does not say zero where no time was published', () => {
    expect(one({ median_seconds: null })?.median).toEqual({ kind: 'withheld' });
  });
});

describe('the question', () => {
  it('is always one that the API takes', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 600 }), fc.boolean(), (steps, beginning) => {
        const asked = question('p', steps, beginning);
        expect(asked.recent_steps.length).toBeGreaterThan(0);
        expect(asked.recent_steps.length).toBeLessThanOrEqual(256);
        expect(asked.recent_steps.at(-1)).toBe(steps.at(-1));
        expect(asked.from_beginning).toBe(beginning && asked.recent_steps.length === steps.length);
      }),
    );
  });
});

describe('known steps', () => {
  it('begin with the most frequent beginning', () => {
    const node = (step: string, starts: number) => ({ step, starts, count: 10, ends: 0, people: null });
    const graph = {
      process_key: 'p',
      nodes: [node('b', 10), node('c', 0), node('a', 30)],
      edges: [],
      cut: {
        activities_percent: 100,
        paths_percent: 100,
        activities_shown: 3,
        activities: 3,
        paths_shown: 0,
        paths: 0,
      },
      complete_up_to: null,
      withheld_notice: '',
    };
    const known = knownSteps(graph);
    expect(known.all).toEqual(['a', 'b', 'c']);
    expect(known.first).toEqual([
      { step: 'a', percent: 75 },
      { step: 'b', percent: 25 },
    ]);
  });
});
