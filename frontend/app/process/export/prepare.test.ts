import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileAddress } from './prepare';
import { fileName } from './save';

/** No address can have `.` or `..` as a part of its path (RFC 3986, 5.2.4). */
const KEY = fc.string({ minLength: 1 }).filter((it) => !/^\.\.?$/.test(it));

describe('the address of a file', () => {
  it('has the process and all filters, whatever they say', () => {
    fc.assert(
      fc.property(KEY, fc.array(fc.string()), fc.string({ minLength: 1 }), (key, contains, scope) => {
        const address = new URL(fileAddress(key, 'variants', 'csv', { contains, scope }), 'http://localhost');
        expect(decodeURIComponent(address.pathname.split('/')[5] ?? '')).toBe(key);
        expect(address.pathname.endsWith('/variants/export')).toBe(true);
        expect(address.searchParams.getAll('contains')).toEqual(contains);
        expect(address.searchParams.get('scope')).toBe(scope);
      }),
    );
  });
});

describe('the name of a file', () => {
  it('has no character that a file system does not take', () => {
    fc.assert(
      fc.property(fc.string(), (process) => {
        expect(fileName(process, 'map', 'svg')).toMatch(/^[\p{L}\p{N}._-]+-map\.svg$/u);
      }),
    );
  });
});
