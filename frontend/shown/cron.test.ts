import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleInWords } from './cron';

describe('a schedule', () => {
  it('is told in words', () => {
    expect(scheduleInWords('*/5 * * * * ?', 'en')).toBe('Every 5 seconds');
    expect(scheduleInWords('0 17 3 * * ?', 'en')).toBe('At 03:17');
    expect(scheduleInWords('0 */15 * * * ?', 'de')).toBe('Alle 15 Minuten');
    expect(scheduleInWords('0 17 3 * * ?', 'de')).toBe('Um 03:17');
  });

  it('counts days of the week as Quartz does', () => {
    expect(scheduleInWords('0 0 6 ? * 2', 'en')).toBe('At 06:00, only on Monday');
    expect(scheduleInWords('0 0 6 ? * MON-FRI', 'en')).toBe('At 06:00, Monday through Friday');
  });

  it('is not guessed where it is none', () => {
    expect(scheduleInWords('whenever', 'en')).toBeNull();
    fc.assert(
      fc.property(fc.string(), (schedule) => {
        const said = scheduleInWords(schedule, 'de');
        expect(said === null || typeof said === 'string').toBe(true);
      }),
    );
  });
});
