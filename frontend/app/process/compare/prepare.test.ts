import { describe, expect, it } from 'vitest';
import { pathId, placeOf } from '../map/graph';
import { changesOf, halves } from './prepare';

const side = (count: number, median_seconds: number | null = null) => ({ count, median_seconds });
const nothing = { added: [], removed: [], faster: [], slower: [], cut: false };

describe('a comparison', () => {
  it('does not say zero of a side on which something is not shown', () => {
    const { paths } = changesOf({
      variants: nothing,
      edges: { ...nothing, added: [{ source: 'a', target: 'b', before: side(0), after: side(10, 60) }] },
    });
    expect(paths.added[0]?.before).toEqual({ count: { kind: 'withheld' }, time: { kind: 'withheld' } });
    expect(paths.added[0]?.after.count).toEqual({ kind: 'shown', value: 10 });
  });

  it('knows the change of each path by the id that the map uses', () => {
    const { ofPath, cut } = changesOf({
      variants: { ...nothing, cut: true },
      edges: { ...nothing, slower: [{ source: 'a', target: 'b', before: side(5, 1), after: side(5, 9) }] },
    });
    expect(ofPath.get(pathId(placeOf('a'), placeOf('b')))).toBe('slower');
    expect(cut).toBe(true);
  });

  it('parts the time in the middle, at a midnight', () => {
    const { middle, to } = halves('2014-01-02T00:00:00Z', '2014-01-31T00:00:00Z');
    expect(middle).toBe('2014-01-16T00:00:00.000Z');
    expect(to).toBe('2014-01-31T00:00:00.000Z');
  });
});
