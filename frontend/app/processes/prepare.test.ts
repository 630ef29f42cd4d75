import { describe, expect, it } from 'vitest';
import { prepare } from './prepare';

const window = {
  first_window: '2014-01-02T00:00:00Z',
  last_window: '2014-03-02T00:00:00Z',
  scopes: ['everyone'],
  k: 5,
};

describe('the list of processes', () => {
  it('has the largest one first, ties by name', () => {
    const { rows } = prepare({
      processes: [
        { process_key: 'b', count: 10, ...window },
        { process_key: 'c', count: 1_000, ...window },
        { process_key: 'a', count: 10, ...window },
      ],
      complete_up_to: null,
      withheld_notice: '',
    });
    expect(rows.map((row) => row.key)).toEqual(['c', 'a', 'b']);
    expect(rows.map((row) => row.band)).toEqual(['large', 'small', 'small']);
  });

  it('does not say zero where fewer than k were counted', () => {
    const { rows } = prepare({
      processes: [{ process_key: 'a', count: 0, ...window }],
      complete_up_to: null,
      withheld_notice: '',
    });
    expect(rows[0]?.count).toEqual({ kind: 'withheld' });
  });

  it('leads to a process whatever its name is', () => {
    const key = 'a/b?c&d=e#f <script>';
    const { rows } = prepare({
      processes: [{ process_key: key, count: 5, ...window }],
      complete_up_to: null,
      withheld_notice: '',
    });
    const address = new URL(rows[0]?.href ?? '', 'http://localhost');
    expect(address.pathname).toBe('/process');
    expect(address.searchParams.get('key')).toBe(key);
  });
});
