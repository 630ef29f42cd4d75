import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf } from './moment';

describe('a time in an address', () => {
  it('is one that the API takes, or none', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('2024-13-45', '1969-12-31', '2200-01-01T00:00:00Z', '1e9')),
        (text) => {
          const moment = momentOf(text);
          expect(moment === null || /^(19[789]|2[01])\d+-\d\d-\d\dT[\d:.]+Z$/.test(moment)).toBe(true);
        },
      ),
    );
    expect(momentOf('2199-12-31T23:59:59Z')).toBe('2199-12-31T23:59:59.000Z');
  });

  it('stays what it is', () => {
    const times = fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(times, (time) => {
        expect(momentOf(time.toISOString())).toBe(time.toISOString());
      }),
    );
  });
});
