import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf, wordOf } from './sorting';

const columns = [{ id: 'name', by: () => '' }, { id: 'fixed' }];

describe('how a table is sorted', () => {
  it('is read back from the address as it was written', () => {
    fc.assert(
      fc.property(fc.boolean(), (desc) => {
        expect(orderOf(wordOf({ id: 'name', desc }), columns)).toEqual({ id: 'name', desc });
      }),
    );
  });

  it('is nothing for whatever else an address says', () => {
    fc.assert(
      fc.property(
        fc.string().filter((word) => word !== 'name' && word !== '-name'),
        (word) => {
          expect(orderOf(word, columns)).toBeNull();
        },
      ),
    );
    expect(orderOf('fixed', columns)).toBeNull();
  });
});
