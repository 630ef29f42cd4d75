package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;

/** Reads on until there is nothing more for now. */
final class JiraRun {
    final List<String> ids = new ArrayList<>();
    final List<SourceEvent> events = new ArrayList<>();
    final List<SourceFact> facts = new ArrayList<>();
    final List<String> positions = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    String position;

    @Nullable
    Instant completeUpTo;

    private JiraRun(String position) {
        this.position = position;
    }

    static JiraRun from(String position) {
        return new JiraRun(position);
    }

    JiraRun of(Connector stream) throws IOException {
        return of(stream, () -> {});
    }

    /** @param meanwhile done after each page */
    JiraRun of(Connector stream, Runnable meanwhile) throws IOException {
        for (int page = 0; completeUpTo == null; page++) {
            assertThat(page).as("pages").isLessThan(1_000);
            EventBatch batch = stream.fetch(position, 10_000);
            assertThat(batch.rejected()).isEmpty();
            assertThat(batch.passedOver().unmapped()).isEmpty();
            batch.events().forEach(it -> ids.add(it.id()));
            events.addAll(batch.events());
            facts.addAll(batch.facts());
            position = batch.position();
            positions.add(position);
            sizes.add(ids.size());
            completeUpTo = batch.completeUpTo();
            meanwhile.run();
        }
        return this;
    }

    List<String> idsUpTo(int page) {
        return ids.subList(0, sizes.get(page));
    }
}
