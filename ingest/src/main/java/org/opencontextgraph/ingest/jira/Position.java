package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the issues of a project were left, which are read in the order of their last update.
 *
 * <h2>Why it is not a number of a page</h2>
 * What is updated meanwhile moves to the end and would push others over the border of two pages. So the next page begins with the
 * last minute of this one (JQL knows minutes only) and one before it, for an index may be late; of what was updated since then it is
 * remembered what was read. Only while a whole page has these minutes the next one lies deeper.
 *
 * <h2>What is sent of an issue</h2>
 * An issue comes with all that ever happened to it. Sent is what happened after the issue was read last, if that is remembered;
 * else after {@link #sent}: up to there all of all issues had been sent when the list was last read to its end. While it is read for
 * the first time an issue that changes meanwhile is sent whole again, under the same ids.
 *
 * @param project the id of the project
 * @param since nothing that was updated before has to be asked for; a whole minute after the first page
 * @param seen when each issue was last updated that was read and was updated since then; while a list is read on, since {@link #sent}
 * @param sent null: the list was not read to its end yet
 * @param start of a page that lies deeper, on a Server
 * @param token of a page that lies deeper, in the Cloud
 */
record Position(
        String project,
        Instant since,
        Map<String, Read> seen,
        @Nullable Instant sent,
        int start,
        @Nullable String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    /** Clocks of tools run ahead a little. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** A page that lies deeper begins with some that were read, so that it shows when the list has moved. */
    private static final int SHARED = 5;

    /** A cursor is a record of Kafka. What is forgotten is sent again, under the same ids. */
    private static final int MOST_SEEN = 8_000;

    private record Written(
            String project,
            String since,
            Map<String, Read> seen,
            @Nullable String sent,
            int start,
            @Nullable String token) {}

    /** What one issue says of itself. */
    record Item(String id, Instant updated) {}

    /**
     * What was read of an issue; milliseconds since 1970.
     *
     * @param through what happened to it up to this was sent. Jira notes a change some milliseconds after the update that it is
     */
    record Read(long updated, long through) {}

    Position {
        seen = Map.copyOf(seen);
    }

    static Position from(String project, Instant since) {
        return new Position(project, since, Map.of(), null, 0, null);
    }

    /** @throws IllegalStateException when the text was not written by {@link #text} */
    static Position read(String text) {
        try {
            Written it = JSON.readValue(text, Written.class);
            return new Position(
                    it.project(),
                    Instant.parse(it.since()),
                    it.seen(),
                    it.sent() == null ? null : Instant.parse(it.sent()),
                    it.start(),
                    it.token());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of a stream of a connector is damaged", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(new Written(
                    project,
                    since.toString(),
                    new TreeMap<>(seen),
                    sent == null ? null : sent.toString(),
                    start,
                    token));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isNew(Item item) {
        Read before = seen.get(item.id());
        return !item.updated().isBefore(since)
                && (before == null || before.updated() != item.updated().toEpochMilli());
    }

    /** What happened to it up to this was sent; null: nothing was. */
    @Nullable
    Instant sentOf(Item item) {
        Read before = seen.get(item.id());
        if (before != null) {
            return Instant.ofEpochMilli(before.through());
        }
        return sent == null ? null : sent.minusMillis(1);
    }

    boolean isDeep() {
        return start > 0 || token != null;
    }

    /** The same minutes from their beginning. */
    Position shallow() {
        return new Position(project, since, seen, sent, 0, null);
    }

    /** Whether nothing can be between what was read and this page. */
    boolean joins(List<Item> page) {
        return start == 0 || page.stream().findFirst().filter(it -> !isNew(it)).isPresent();
    }

    /** After a page that does not join: some before it have left, so it begins earlier. */
    Position earlier(int pageSize) {
        return new Position(project, since, seen, sent, Math.max(0, start - 2 * pageSize), null);
    }

    /**
     * After a page was read.
     *
     * @param through up to when what happened to each of those was sent that were new
     * @param now on our clock; what claims to be of a later day does not move the position
     * @param more whether there are more at once
     * @param next the token of the page after this one; a Server has none
     */
    Position after(
            Collection<Item> items, Map<String, Instant> through, Instant now, boolean more, @Nullable String next) {
        Map<String, Read> all = new HashMap<>(seen);
        for (Item item : items) {
            Instant sentTo = through.get(item.id());
            if (sentTo != null) {
                all.put(item.id(), new Read(item.updated().toEpochMilli(), sentTo.toEpochMilli()));
            }
        }
        Instant latest = items.stream()
                .map(Item::updated)
                .filter(it -> it.isBefore(now.plus(AHEAD)))
                .max(Instant::compareTo)
                .orElse(since);
        Instant minute = latest.minus(OVERLAP).truncatedTo(ChronoUnit.MINUTES);
        Instant from = minute.isAfter(since) ? minute : since;
        if (!more) {
            return new Position(project, from, kept(all, from), from, 0, null);
        }
        Map<String, Read> kept = kept(all, sent == null ? from : sent);
        return from.isAfter(since)
                ? new Position(project, from, kept, sent, 0, null)
                : deeper(kept, items.size(), next);
    }

    private Position deeper(Map<String, Read> kept, int size, @Nullable String next) {
        int further = next == null ? start + Math.max(1, size - SHARED) : 0;
        return new Position(project, since, kept, sent, further, next);
    }

    private static Map<String, Read> kept(Map<String, Read> all, Instant since) {
        Map<String, Read> kept = new HashMap<>();
        all.entrySet().stream()
                .filter(it -> it.getValue().through() >= since.toEpochMilli())
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Read> it) -> it.getValue().updated())
                        .reversed())
                .limit(MOST_SEEN)
                .forEach(it -> kept.put(it.getKey(), it.getValue()));
        return kept;
    }
}
