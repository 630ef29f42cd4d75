import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vocabularies } from '@/api/contract.gen';
import { prepare } from './prepare';

const page: Vocabularies = {
  vocabularies: [
    { import: 'a', connector: 'file', process: 'helpdesk', labels: ['Closed', 'Gelöscht'] },
    { import: 'b', connector: 'file', process: null, labels: ['<script>alert(1)</script>', 'Closed'] },
  ],
  next_cursor: null,
};

describe('the vocabulary', () => {
  it('is that of all imports, or of one', () => {
    expect(prepare([page], null, '').rows).toHaveLength(4);
    expect(prepare([page], 'b', '').rows.map((row) => row.label)).toEqual(['<script>alert(1)</script>', 'Closed']);
    expect(prepare([page], 'gone', '').rows).toEqual([]);
  });

  it('is searched without regard to case and accents', () => {
    expect(prepare([page], null, ' GELOSCHT').rows.map((row) => row.label)).toEqual(['Gelöscht']);
  });

  it('gives each row a key of its own, and loses no label that is searched by itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), (labels) => {
        const answer = { vocabularies: [{ import: 'a', connector: 'c', process: null, labels }], next_cursor: null };
        const keys = prepare([answer], null, '').rows.map((row) => row.key);
        expect(new Set(keys).size).toBe(labels.length);
        for (const label of labels) {
          expect(prepare([answer], null, label).rows.map((row) => row.label)).toContain(label);
        }
      }),
    );
  });
});
