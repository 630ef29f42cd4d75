import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overAt } from './session';

describe('the end of a session', () => {
  it('never comes before the server says, whatever this machine takes for the time', () => {
    const second = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(
        second,
        fc.integer({ min: 0, max: 86_400 }),
        second,
        fc.integer({ min: 0, max: 999 }),
        (said, left, here, ms) => {
          const server = new Date(said * 1000 + ms);
          const end = overAt(
            new Date(server.getTime() + left * 1000).toISOString(),
            new Date(said * 1000).toUTCString(),
            here * 1000,
          );
          expect(end).toBeGreaterThan(here * 1000 + left * 1000);
          expect(end).toBeLessThan(here * 1000 + (left + 4) * 1000);
        },
      ),
    );
  });

  it('is not made up', () => {
    expect(overAt(null, new Date().toUTCString(), 0)).toBeNull();
    expect(overAt(new Date().toISOString(), null, 0)).toBeNull();
  });
});
