package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.payload.UpdatedPosition;

/** A list that GitHub orders by the time of the last update: issues, comments. */
final class UpdatedStream implements Connector {
    private final Reading reading;
    private final ItemKind kind;
    private final UpdatedItems items;
    private @Nullable Long number;

    UpdatedStream(Reading reading, ItemKind kind) {
        this.reading = reading;
        this.kind = kind;
        this.items = new UpdatedItems(reading, kind, GithubApi.PAGE);
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
        UpdatedItems.Page page = items.page(position, asked);
        List<Answer> answers = new ArrayList<>();
        for (JsonNode it : page.fresh()) {
            answers.add(reading.items().read(kind, repository, it));
        }
        return reading.batch(repository, answers, page.next().text(), page.isFull() ? null : asked)
                .knownAlready(page.known());
    }

    /** A position is a place in a list, and proves nothing. */
    @Override
    public boolean readsAhead() {
        return true;
    }

    @Override
    public void close() {}
}
