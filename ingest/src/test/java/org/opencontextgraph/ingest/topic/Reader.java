package org.opencontextgraph.ingest.topic;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;

/** Does with a connector what a live feed does, and remembers what it was given. */
final class Reader {
    final List<SourceEvent> events = new ArrayList<>();
    final List<SourceFact> facts = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    PassedOver passedOver = PassedOver.NOTHING;
    List<String> shortcomings = List.of();
    String position = "";

    @Nullable
    Instant completeUpTo;

    /** One run: until there is nothing more for now. */
    void run(Connector connector) throws IOException {
        try (connector) {
            boolean more = true;
            while (more) {
                more = step(connector, 20_000);
            }
            shortcomings = connector.shortcomings();
        }
    }

    /** One batch, committed; false: nothing more for now. */
    boolean step(Connector connector, int limit) throws IOException {
        EventBatch batch = connector.fetch(position, limit);
        boolean more = (!batch.events().isEmpty() || batch.completeUpTo() == null)
                && !batch.position().equals(position);
        events.addAll(batch.events());
        facts.addAll(batch.facts());
        rejected.addAll(batch.rejected());
        passedOver = passedOver.and(batch.passedOver());
        position = batch.position();
        completeUpTo = batch.completeUpTo() == null ? completeUpTo : batch.completeUpTo();
        return more;
    }

    List<String> ids() {
        return events.stream().map(SourceEvent::id).toList();
    }

    List<String> resources() {
        return events.stream()
                .map(it -> it.resource().substring(it.resource().lastIndexOf(':') + 1))
                .toList();
    }

    /** Everything that a connector said. */
    String everything() {
        return events + " " + facts + " " + rejected + " " + passedOver + " " + shortcomings + " " + position;
    }
}
