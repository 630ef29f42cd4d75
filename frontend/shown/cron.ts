import cronstrue from 'cronstrue';
import 'cronstrue/locales/de';

/**
 * What a schedule says, in words; null where it cannot be put into words.
 *
 * @param schedule a Quartz cron expression of six fields, seconds first; days of the week count from 1, a Sunday
 */
export function scheduleInWords(schedule: string, locale: string): string | null {
  try {
    // with a year, so that six fields are never taken for five and a year
    return cronstrue.toString(`${schedule} *`, {
      locale,
      use24HourTimeFormat: true,
      dayOfWeekStartIndexZero: false,
    });
  } catch {
    return null;
  }
}
