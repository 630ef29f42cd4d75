package org.opencontextgraph.ingest.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a list was left that a tool orders by a time, such as that of the last update, and gives from a time on.
 *
 * @param since the latest update that was read, other than those of a later day than ours
 * @param seen ids of the items of exactly that moment that were read
 * @param ahead ids of the items of a later day than ours that were read: such a day does not move the position, for whatever has the
 *     right time would be passed over until it comes
 * @param page of the items since then, the first is 1; a later one only while a whole page has one moment
 */
public record UpdatedPosition(Instant since, List<String> seen, List<String> ahead, int page) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Clocks of tools run ahead a little. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** A cursor is a record of Kafka. What is forgotten is sent again, under the same ids. */
    private static final int MOST_AHEAD = 1_000;

    private record Written(
            String since, List<String> seen, @Nullable List<String> ahead, int page) {}

    public UpdatedPosition {
        seen = List.copyOf(new TreeSet<>(seen));
        ahead = new TreeSet<>(ahead).stream().limit(MOST_AHEAD).toList();
    }

    public static UpdatedPosition from(Instant since) {
        return new UpdatedPosition(since, List.of(), List.of(), 1);
    }

    /** @throws IllegalStateException when the text was not written by {@link #text} */
    public static UpdatedPosition read(String text) {
        try {
            Written it = JSON.readValue(text, Written.class);
            List<String> ahead = it.ahead();
            return new UpdatedPosition(
                    Instant.parse(it.since()), it.seen(), ahead == null ? List.of() : ahead, it.page());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of a stream of a connector is damaged", e);
        }
    }

    public String text() {
        try {
            return JSON.writeValueAsString(new Written(since.toString(), seen, ahead, page));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What one item says of itself. */
    public record Item(String id, Instant updated) {}

    /** @param now on our clock */
    public boolean isNew(Item item, Instant now) {
        if (isAhead(item, now)) {
            return !ahead.contains(item.id());
        }
        return item.updated().isAfter(since) || (item.updated().equals(since) && !seen.contains(item.id()));
    }

    /**
     * After a page was read. The next one begins with the latest moment of this one, and not with the next page number: what is
     * updated meanwhile moves to the end, and would push others over the border of two pages.
     *
     * @param full whether there may be more at once
     * @param now on our clock
     */
    public UpdatedPosition after(Collection<Item> items, boolean full, Instant now) {
        TreeSet<String> later = new TreeSet<>(ahead);
        items.stream().filter(item -> isAhead(item, now)).map(Item::id).forEach(later::add);
        Instant latest = items.stream()
                .filter(item -> !isAhead(item, now))
                .map(Item::updated)
                .max(Instant::compareTo)
                .orElse(since);
        if (latest.isAfter(since)) {
            return new UpdatedPosition(latest, idsAt(latest, items), List.copyOf(later), 1);
        }
        TreeSet<String> all = new TreeSet<>(seen);
        all.addAll(idsAt(since, items));
        return new UpdatedPosition(since, List.copyOf(all), List.copyOf(later), full ? page + 1 : 1);
    }

    private static boolean isAhead(Item item, Instant now) {
        return item.updated().isAfter(now.plus(AHEAD));
    }

    private static List<String> idsAt(Instant moment, Collection<Item> items) {
        return items.stream()
                .filter(item -> item.updated().equals(moment))
                .map(Item::id)
                .toList();
    }
}
