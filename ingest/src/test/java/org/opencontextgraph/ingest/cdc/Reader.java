package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.schema.id.Audience;

/** Does with a connector what a live feed does, and remembers what it was given. */
final class Reader {
    final List<SourceEvent> events = new ArrayList<>();
    final List<SourceFact> facts = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    PassedOver passedOver = PassedOver.NOTHING;
    String position = "";
    int batches;

    @Nullable
    Instant completeUpTo;

    /** One run: until there is nothing more for now. */
    void run(Connector connector) throws IOException {
        run(connector, 20_000);
    }

    void run(Connector connector, int limit) throws IOException {
        run(connector, limit, () -> {});
    }

    void run(Connector connector, int limit, Runnable beforeTheEnd) throws IOException {
        try (connector) {
            boolean more = true;
            while (more) {
                more = step(connector, limit);
            }
            beforeTheEnd.run();
        }
    }

    /** The audiences of each word about a resource, in their order. */
    List<List<String>> readers(String resource) {
        return known().filter(it -> it.resource().endsWith(":" + resource))
                .map(it -> it.audiences().stream().map(Audience::value).toList())
                .toList();
    }

    List<Long> revisions() {
        return known().map(SourceFact.ReadersKnown::revision).toList();
    }

    private Stream<SourceFact.ReadersKnown> known() {
        return facts.stream()
                .filter(SourceFact.ReadersKnown.class::isInstance)
                .map(SourceFact.ReadersKnown.class::cast);
    }

    /** One batch, committed; false: nothing more for now. */
    boolean step(Connector connector, int limit) throws IOException {
        EventBatch batch = connector.fetch(position, limit);
        boolean more = (!batch.events().isEmpty() || batch.completeUpTo() == null)
                && !batch.position().equals(position);
        take(batch);
        return more;
    }

    void take(EventBatch batch) {
        batches++;
        events.addAll(batch.events());
        facts.addAll(batch.facts());
        rejected.addAll(batch.rejected());
        passedOver = passedOver.and(batch.passedOver());
        position = batch.position();
        completeUpTo = batch.completeUpTo() == null ? completeUpTo : batch.completeUpTo();
    }

    List<String> ids() {
        return events.stream().map(SourceEvent::id).toList();
    }

    List<String> labels() {
        return events.stream().map(SourceEvent::label).toList();
    }
}
