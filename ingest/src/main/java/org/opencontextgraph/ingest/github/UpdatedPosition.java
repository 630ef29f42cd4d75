package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Where a list that is ordered by the time of the last update was left.
 *
 * @param since the latest update that was read
 * @param seen ids of the items of exactly that moment that were read
 * @param page of the items since then, the first is 1; a later one only while a whole page has one moment
 */
record UpdatedPosition(Instant since, List<String> seen, int page) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Written(String since, List<String> seen, int page) {}

    UpdatedPosition {
        seen = List.copyOf(new TreeSet<>(seen));
    }

    static UpdatedPosition from(Instant since) {
        return new UpdatedPosition(since, List.of(), 1);
    }

    /** @throws IllegalStateException when the text was not written by {@link #text} */
    static UpdatedPosition read(String text) {
        try {
            Written it = JSON.readValue(text, Written.class);
            return new UpdatedPosition(Instant.parse(it.since()), it.seen(), it.page());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of a stream of a connector is damaged", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(new Written(since.toString(), seen, page));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What one item says of itself. */
    record Item(String id, Instant updated) {}

    boolean isNew(Item item) {
        return item.updated().isAfter(since) || (item.updated().equals(since) && !seen.contains(item.id()));
    }

    /**
     * After a page was read. The next one begins with the latest moment of this one, and not with the next page number: what is
     * updated meanwhile moves to the end, and would push others over the border of two pages.
     *
     * @param full whether there may be more at once
     */
    UpdatedPosition after(Collection<Item> items, boolean full) {
        Instant latest =
                items.stream().map(Item::updated).max(Instant::compareTo).orElse(since);
        if (latest.isAfter(since)) {
            return new UpdatedPosition(latest, idsAt(latest, items), 1);
        }
        TreeSet<String> all = new TreeSet<>(seen);
        all.addAll(idsAt(since, items));
        return new UpdatedPosition(since, List.copyOf(all), full ? page + 1 : 1);
    }

    private static List<String> idsAt(Instant moment, Collection<Item> items) {
        return items.stream()
                .filter(item -> item.updated().equals(moment))
                .map(Item::id)
                .toList();
    }
}
