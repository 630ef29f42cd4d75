import { describe, expect, it } from 'vitest';
import { trendOf } from './prepare';

const window = (day: string, count: number, median_seconds: number | null = null) => ({
  window: `${day}T00:00:00Z`,
  count,
  median_seconds,
});

describe('the trend', () => {
  it('breaks the line where a window is not there, and does not say zero', () => {
    const { counts, rows } = trendOf({
      windows: [window('2024-01-08', 10), window('2024-01-15', 15), window('2024-02-05', 20)],
    });
    expect(counts.map(([, value]) => value)).toEqual([10, 15, null, 20]);
    expect(rows).toHaveLength(3);
  });

  it('keeps a time that was not published apart from a time of zero', () => {
    const { rows } = trendOf({ windows: [window('2024-01-08', 10, null), window('2024-01-15', 10, 60)] });
    expect(rows.map((row) => row.time.kind)).toEqual(['withheld', 'shown']);
  });

  it('has a single window', () => {
    expect(trendOf({ windows: [window('2024-01-08', 10)] }).counts).toHaveLength(1);
  });
});
