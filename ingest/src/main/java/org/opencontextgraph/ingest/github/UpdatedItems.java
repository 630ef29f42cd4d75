package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.ingest.payload.UpdatedPosition;

/**
 * Pages of a list that GitHub orders by the time of the last update.
 *
 * @param size of a page
 */
record UpdatedItems(Reading reading, ItemKind kind, int size) {

    /**
     * One page.
     *
     * @param fresh what was not read before
     * @param known how many were
     * @param isFull there is more
     */
    record Page(List<JsonNode> fresh, int known, UpdatedPosition next, boolean isFull) {
        Page {
            fresh = List.copyOf(fresh);
        }
    }

    /** @param now on our clock */
    Page page(UpdatedPosition position, Instant now) throws IOException {
        List<JsonNode> page = reading.page(
                kind,
                Map.of(
                        "state",
                        "all",
                        "sort",
                        "updated",
                        "direction",
                        "asc",
                        "since",
                        position.since().toString(),
                        "per_page",
                        Integer.toString(size),
                        "page",
                        Integer.toString(position.page())));
        List<UpdatedPosition.Item> items = new ArrayList<>();
        List<JsonNode> fresh = new ArrayList<>();
        for (JsonNode it : page) {
            UpdatedPosition.Item item = item(it);
            items.add(item);
            if (position.isNew(item, now)) {
                fresh.add(it);
            }
        }
        boolean full = page.size() >= size;
        return new Page(fresh, page.size() - fresh.size(), position.after(items, full, now), full);
    }

    /** Without a time or an id the list cannot be read on: better to stop than to lose what follows. */
    private UpdatedPosition.Item item(JsonNode item) throws IOException {
        try {
            if (!item.path("id").isIntegralNumber()) {
                throw new IOException(kind + ": an item has no id");
            }
            return new UpdatedPosition.Item(
                    item.path("id").asText(),
                    Instant.parse(item.path("updated_at").asText()));
        } catch (DateTimeParseException e) {
            throw new IOException(kind + ": an item has no time of its update");
        }
    }
}
