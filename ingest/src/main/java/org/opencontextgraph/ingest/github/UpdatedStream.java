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
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;

/** A list that GitHub orders by the time of the last update: issues, comments. */
final class UpdatedStream implements Connector {
    private final Reading reading;
    private final ItemKind kind;
    private @Nullable Long number;

    UpdatedStream(Reading reading, ItemKind kind) {
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
    public EventBatch fetch(String text, int limit) throws IOException {
        UpdatedPosition position = text.isEmpty() ? UpdatedPosition.from(reading.since()) : UpdatedPosition.read(text);
        long repository = number == null ? reading.number() : number;
        number = repository;
        Instant asked = Clock.systemUTC().instant();
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
                        Integer.toString(GithubApi.PAGE),
                        "page",
                        Integer.toString(position.page())));
        List<UpdatedPosition.Item> items = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (JsonNode it : page) {
            UpdatedPosition.Item item = item(it);
            items.add(item);
            if (position.isNew(item)) {
                answers.add(reading.items().read(kind, repository, it));
            }
        }
        boolean full = page.size() >= GithubApi.PAGE;
        return reading.batch(repository, answers, position.after(items, full).text(), full ? null : asked);
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

    @Override
    public void close() {}
}
