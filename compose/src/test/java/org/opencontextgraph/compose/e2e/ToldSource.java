package org.opencontextgraph.compose.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.schema.id.LaneId;

/** A source that says what a test tells it, and ends; a directory when it only tells of accounts. */
record ToldSource(String stream, List<SourceFact> facts, List<SourceEvent> events) implements Connector {
    @Override
    public Source source() {
        Set<String> labels = events.stream().map(SourceEvent::label).collect(Collectors.toSet());
        return new Source("told", stream, new LaneId("told-" + stream), stream, Duration.ofHours(1), labels);
    }

    @Override
    public void describe(Consumer<SourceFact> to) {
        facts.forEach(to);
    }

    /** A position is the number of events before it. */
    @Override
    public EventBatch fetch(String position, int limit) {
        int from = position.isEmpty() ? 0 : Integer.parseInt(position);
        int to = Math.min(events.size(), from + limit);
        return new EventBatch(events.subList(from, to), List.of(), Integer.toString(to), null, to == events.size());
    }

    @Override
    public void close() {}
}
