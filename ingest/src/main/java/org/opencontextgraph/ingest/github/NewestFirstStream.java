package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;

/**
 * A list that GitHub gives with the newest first and lets nobody begin in the middle of: what was done to issues, releases.
 *
 * <p>A run reads from the newest down to the last one that was read before, and sends all of it at once: an end in the middle
 * leaves nothing behind, and the next run reads the same again. A position is the highest id that was read.
 */
final class NewestFirstStream implements Connector {
    private final Reading reading;
    private final ItemKind kind;

    NewestFirstStream(Reading reading, ItemKind kind) {
        this.reading = reading;
        this.kind = kind;
    }

    @Override
    public Source source() {
        return reading.source(kind);
    }

    @Override
    public void describe(Consumer<SourceFact> facts) {
        // accounts and readers are told with the events
    }

    @Override
    public EventBatch fetch(String position, int limit) throws IOException {
        long before = position.isEmpty() ? Long.MIN_VALUE : Long.parseLong(position);
        long highest = before;
        long repository = reading.number();
        Instant asked = Clock.systemUTC().instant();
        List<Answer> answers = new ArrayList<>();
        boolean more = true;
        for (int number = 1; more; number++) {
            List<JsonNode> page = reading.page(
                    kind, Map.of("per_page", Integer.toString(GithubApi.PAGE), "page", Integer.toString(number)));
            more = page.size() >= GithubApi.PAGE;
            for (JsonNode item : page) {
                long id = id(item);
                if (id <= before || isOld(item)) {
                    more = false;
                } else {
                    highest = Math.max(highest, id);
                    answers.add(reading.items().read(kind, repository, item));
                }
            }
        }
        String next = highest == Long.MIN_VALUE ? position : Long.toString(highest);
        return reading.batch(repository, answers.reversed(), next, asked);
    }

    private long id(JsonNode item) throws IOException {
        JsonNode id = item.path("id");
        if (!id.isIntegralNumber() || !id.canConvertToLong()) {
            throw new IOException(kind + ": an item has no id");
        }
        return id.longValue();
    }

    private boolean isOld(JsonNode item) {
        try {
            return Instant.parse(item.path("created_at").asText()).isBefore(reading.since());
        } catch (DateTimeParseException e) {
            return false; // the item is refused with its place, and the next one says how old it is
        }
    }

    @Override
    public void close() {}
}
