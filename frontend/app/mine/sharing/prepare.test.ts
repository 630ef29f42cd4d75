import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareTrace, word } from './prepare';

describe('one’s word', () => {
  it('is nothing as long as nothing was said', () => {
    expect(word({ opted_in: false, since: null })).toEqual({ said: 'nothing' });
  });

  it('is of all time where a source said so', () => {
    expect(word({ opted_in: true, since: '1970-01-01T00:00:00Z' })).toEqual({ said: 'in', since: 'always' });
  });

  it('has a day otherwise', () => {
    const since = '2026-06-30T12:00:00Z';
    expect(word({ opted_in: false, since })).toEqual({ said: 'out', since });
  });
});

describe('a trace of the preview', () => {
  it('can be had exactly as it would have been sent', () => {
    fc.assert(
      fc.property(
        fc.record({
          scope: fc.constantFrom('everyone', 'group:a,group:b'),
          process_key: fc.string({ unit: 'binary' }),
          steps: fc.array(fc.string({ unit: 'binary' })),
          times: fc.constant([] as string[]),
          lane: fc.constant('live'),
        }),
        (trace) => {
          expect(JSON.parse(prepareTrace(trace).sent)).toEqual(trace);
        },
      ),
    );
  });
});
