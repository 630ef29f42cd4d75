package org.opencontextgraph.ingest.file.log;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides, event by event, whether what a reader found can be used, and numbers them. */
final class Intake {
    /** Longer names are no names: they would only burden keys and indexes downstream. */
    static final int LONGEST_NAME = 1_000;

    private final String file;
    private final long latest;
    private final EventTime times;
    private final Consumer<? super LogRecord> sink;
    private long position;

    /** @param now events later than a day after this are refused */
    Intake(String file, Instant now, EventTime times, Consumer<? super LogRecord> sink) {
        this.file = file;
        this.latest = now.plus(Duration.ofDays(1)).toEpochMilli();
        this.times = times;
        this.sink = sink;
    }

    /** Where in the file the reader is; asked only when something is wrong there. */
    @FunctionalInterface
    interface Place {
        String words();
    }

    void event(
            Place place,
            @Nullable String caseId,
            @Nullable String activity,
            @Nullable String person,
            @Nullable String time,
            @Nullable String order) {
        long number = position++;
        String who = person == null || person.isBlank() ? null : person;
        if (caseId == null || caseId.isBlank()) {
            reject(place.words(), "the event has no case");
        } else if (activity == null || activity.isBlank()) {
            reject(place.words(), "the event has no activity");
        } else if (unfit(caseId) || unfit(activity) || (who != null && unfit(who))) {
            reject(place.words(), "a name is longer than 1,000 characters or holds a zero character");
        } else if (time == null || time.isBlank()) {
            reject(place.words(), "the event has no time");
        } else {
            dated(place, caseId, activity, who, time, order, number);
        }
    }

    private void dated(
            Place place,
            String caseId,
            String activity,
            @Nullable String person,
            String time,
            @Nullable String order,
            long number) {
        long millis = times.parse(time);
        if (millis == EventTime.NONE) {
            reject(place.words(), "the event's time cannot be read");
        } else if (millis < 0 || millis > latest) {
            reject(place.words(), "the event's time is before 1970 or in the future");
        } else {
            try {
                long rank = order == null || order.isBlank() ? 0 : Long.parseLong(order.strip());
                sink.accept(new LogRecord.Accepted(caseId, activity, person, millis, rank, number));
            } catch (NumberFormatException e) {
                reject(place.words(), "the event's order is not a whole number");
            }
        }
    }

    /** Refuses a part of the file that counts as one event. */
    void rejectEvent(String place, String reason) {
        position++;
        reject(place, reason);
    }

    void reject(String place, String reason) {
        sink.accept(new LogRecord.Rejected(file + ", " + place, reason));
    }

    RefusedLogException refused(String reason) {
        return new RefusedLogException(file, reason);
    }

    /** PostgreSQL's text cannot hold a zero character: accepted here, it would stop the materializer. */
    private static boolean unfit(String name) {
        return name.length() > LONGEST_NAME || name.indexOf('\0') >= 0;
    }
}
