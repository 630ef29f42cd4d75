package org.opencontextgraph.ingest.file.log;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads {@code yyyy-MM-ddTHH:mm[:ss[.fraction]]} with an offset or none, allocating nothing. In doubt it answers
 * {@link EventTime#NONE}; where it answers, {@link java.time.OffsetDateTime} says the same (a property of the tests).
 */
final class UsualTime {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int BAD = Integer.MIN_VALUE;

    private UsualTime() {}

    static long parse(String s, ZoneId zone) {
        int length = s.length();
        if (length < 16
                || s.charAt(4) != '-'
                || s.charAt(7) != '-'
                || (s.charAt(10) != 'T' && s.charAt(10) != ' ')
                || s.charAt(13) != ':') {
            return EventTime.NONE;
        }
        int century = two(s, 0);
        int year = two(s, 2);
        int month = two(s, 5);
        int day = two(s, 8);
        int hour = two(s, 11);
        int minute = two(s, 14);
        int second = 0;
        int at = 16;
        if (at < length && s.charAt(at) == ':') {
            second = at + 2 < length ? two(s, at + 1) : BAD;
            at += 3;
        }
        if ((century | year | month | day | hour | minute | second) < 0) {
            return EventTime.NONE;
        }
        int millis = 0;
        if (at < length && s.charAt(at) == '.' && at == 19) {
            int weight = 100;
            int first = ++at;
            for (; at < length && s.charAt(at) >= '0' && s.charAt(at) <= '9'; at++, weight /= 10) {
                millis += (s.charAt(at) - '0') * weight;
            }
            if (at == first || at - first > 9) {
                return EventTime.NONE;
            }
        }
        int offset = offset(s, at, zone);
        year += century * 100;
        if (offset == BAD
                || month < 1
                || month > 12
                || day < 1
                || day > DAYS[month - 1] + (month == 2 && isLeap(year) ? 1 : 0)
                || hour > 23
                || minute > 59
                || second > 59) {
            return EventTime.NONE;
        }
        long minutes = (days(year, month, day) * 24 + hour) * 60 + minute - offset;
        return (minutes * 60 + second) * 1000 + millis;
    }

    /** Minutes east of Greenwich. */
    private static int offset(String s, int at, ZoneId zone) {
        int rest = s.length() - at;
        if (rest == 0) {
            return zone.equals(ZoneOffset.UTC) ? 0 : BAD;
        }
        char sign = s.charAt(at);
        if (rest == 1) {
            return sign == 'Z' ? 0 : BAD;
        }
        if (rest != 6 || s.charAt(at + 3) != ':' || (sign != '+' && sign != '-')) {
            return BAD;
        }
        int hours = two(s, at + 1);
        int minutes = two(s, at + 4);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return BAD;
        }
        return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    /** Days since 1970-01-01; years count from March, so that the leap day is a year's last. */
    private static long days(int year, int month, int day) {
        long y = month > 2 ? year : year - 1L;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return y * 365 + Math.floorDiv(y, 4L) - Math.floorDiv(y, 100L) + Math.floorDiv(y, 400L) + dayOfYear - 719_468;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int two(String s, int at) {
        int tens = s.charAt(at) - '0';
        int ones = s.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? BAD : tens * 10 + ones;
    }
}
