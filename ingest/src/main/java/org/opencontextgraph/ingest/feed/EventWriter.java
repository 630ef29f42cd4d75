package org.opencontextgraph.ingest.feed;

import java.util.List;
import java.util.function.LongConsumer;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.topic.Topics;

/** Writes a batch's events, normalized, and what was refused; inside the open transaction. */
final class EventWriter {
    private final Source source;
    private final TopicWriter writer;
    private final Normalization normalization;
    private final FeedTally tally;

    EventWriter(Source source, TopicWriter writer, Normalization normalization, FeedTally tally) {
        this.source = source;
        this.writer = writer;
        this.normalization = normalization;
        this.tally = tally;
    }

    /** @param afterEach hears the time of each event that was sent */
    void write(EventBatch batch, LongConsumer afterEach) {
        batch.rejected().forEach(this::refuse);
        List<Normalized> normalized = Spans.in(
                "normalize.map_event",
                () -> batch.events().stream().map(normalization::mapEvent).toList());
        for (Normalized event : normalized) {
            tally.read();
            switch (event) {
                case Normalized.Accepted(var accepted) -> {
                    writer.send(Topics.TRACE_EVENT, accepted.getResource(), accepted);
                    tally.sent();
                    afterEach.accept(accepted.getTime());
                }
                case Normalized.WithoutPerson() -> tally.withoutPerson();
                case Normalized.Refused(var rejected) -> refuse(rejected);
            }
        }
    }

    private void refuse(Rejected rejected) {
        tally.rejected(rejected);
        writer.send(DeadLetters.of(source, rejected));
    }
}
