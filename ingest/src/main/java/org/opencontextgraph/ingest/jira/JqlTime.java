package org.opencontextgraph.ingest.jira;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/** A moment as JQL takes it: a minute on the clock of the user who asks. */
final class JqlTime {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private JqlTime() {}

    /**
     * The last minute that is not after it. When clocks are put back, an hour has two meanings: then the last minute before that hour,
     * so that whatever Jira takes it for, nothing is left out.
     */
    static String notAfter(Instant moment, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isOverlap()) {
            local = change.getDateTimeAfter().minusMinutes(1);
        }
        return MINUTE.format(local);
    }
}
