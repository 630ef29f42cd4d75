import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beside, dayOf, midnight, place, spanAround, ticks, ZOOMS } from './span';

const time = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) });
const zoom = fc.constantFrom(...ZOOMS);

describe('a span of the calendar', () => {
  it('holds the time that it is around', () => {
    fc.assert(
      fc.property(time, zoom, (at, by) => {
        const span = spanAround(at, by);
        expect(span.from <= at && at < span.until).toBe(true);
      }),
    );
  });

  it('has neighbours that touch it, and leads back', () => {
    fc.assert(
      fc.property(time, zoom, (at, by) => {
        const span = spanAround(at, by);
        const next = spanAround(beside(span, by, 1), by);
        expect(next.from).toBe(span.until);
        expect(spanAround(beside(next, by, -1), by)).toEqual(span);
      }),
    );
  });

  it('has its ticks within, in order', () => {
    fc.assert(
      fc.property(time, zoom, (at, by) => {
        const span = spanAround(at, by);
        const places = ticks(span, by).map((tick) => place(span, tick));
        expect(places.every((it) => it >= 0 && it < 1)).toBe(true);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
      }),
    );
  });

  it('is named by a day that can be read again', () => {
    fc.assert(
      fc.property(time, (at) => {
        expect(midnight(dayOf(at))).toBe(spanAround(at, 'day').from);
      }),
    );
    expect(midnight('2026-02-30')).toBeNull();
    expect(midnight('yesterday')).toBeNull();
  });
});
