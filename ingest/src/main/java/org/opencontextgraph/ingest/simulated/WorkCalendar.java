package org.opencontextgraph.ingest.simulated;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;

/** When people work. Times are UTC. */
sealed interface WorkCalendar {

    boolean isWorkingDay(LocalDate day);

    /** The moment after so many working minutes of a day that begins at {@code startsAt}. */
    Instant after(Instant from, long workingMinutes, int startsAt);

    /** Office hours of nine hours, no weekends, no holidays: the history. */
    record OfficeHours() implements WorkCalendar {
        private static final Duration DAY = Duration.ofHours(9);
        private static final Set<LocalDate> HOLIDAYS = Set.of(
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 6),
                LocalDate.of(2026, 4, 3),
                LocalDate.of(2026, 4, 6),
                LocalDate.of(2026, 5, 1),
                LocalDate.of(2026, 5, 14),
                LocalDate.of(2026, 5, 25));

        @Override
        public boolean isWorkingDay(LocalDate day) {
            return day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY
                    && !HOLIDAYS.contains(day);
        }

        @Override
        public Instant after(Instant from, long workingMinutes, int startsAt) {
            Duration left = Duration.ofMinutes(workingMinutes);
            Instant at = from;
            while (true) {
                LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
                Instant opens = day.atTime(LocalTime.of(startsAt, 0)).toInstant(ZoneOffset.UTC);
                Instant closes = opens.plus(DAY);
                at = at.isBefore(opens) ? opens : at;
                if (isWorkingDay(day) && at.isBefore(closes)) {
                    Duration today = Duration.between(at, closes);
                    if (left.compareTo(today) < 0) {
                        return at.plus(left);
                    }
                    left = left.minus(today);
                }
                at = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
        }
    }

    /** Shifts that never end: the live source, so that a visitor at night sees something happen too. */
    record AroundTheClock() implements WorkCalendar {
        @Override
        public boolean isWorkingDay(LocalDate day) {
            return true;
        }

        @Override
        public Instant after(Instant from, long workingMinutes, int startsAt) {
            return from.plus(Duration.ofMinutes(workingMinutes));
        }
    }
}
