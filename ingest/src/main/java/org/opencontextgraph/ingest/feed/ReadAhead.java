package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;

/**
 * Fetches from a connector, and takes several of its batches for one where it may: a page of a list has a hundred events or fewer, and a
 * transaction costs as much as reading some pages.
 */
final class ReadAhead {
    /** What was read is sent after this, also when it is little. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Connector connector;
    private @Nullable IOException failure;
    private boolean more;

    ReadAhead(Connector connector) {
        this.connector = connector;
    }

    /**
     * What follows: until there are enough events, or nothing more at once, or it has taken long enough.
     *
     * @throws IOException when the first fetch fails; when a later one does, what came before is returned and the next call fails
     */
    EventBatch fetch(String position, int limit) throws IOException {
        IOException failed = failure;
        if (failed != null) {
            failure = null;
            throw failed;
        }
        EventBatch last = one(position, limit);
        List<EventBatch> all = new ArrayList<>(List.of(last));
        long events = last.events().size();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (more
                && connector.readsAhead()
                && events < limit
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            try {
                last = one(last.position(), limit);
                all.add(last);
                events += last.events().size();
            } catch (IOException e) {
                failure = e;
                break;
            }
        }
        return all.size() == 1 ? last : together(all);
    }

    /** Whether it is worth asking again now. */
    boolean hasMore() {
        return more;
    }

    private EventBatch one(String position, int limit) throws IOException {
        EventBatch batch = Spans.in("connector.fetch", () -> connector.fetch(position, limit));
        more = (!batch.events().isEmpty() || batch.completeUpTo() == null)
                && !batch.position().equals(position);
        return batch;
    }

    private static EventBatch together(List<EventBatch> all) {
        LinkedHashSet<SourceFact> facts = new LinkedHashSet<>();
        List<SourceEvent> events = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        PassedOver passedOver = PassedOver.NOTHING;
        @Nullable Instant upTo = null;
        for (EventBatch it : all) {
            it.facts().forEach(facts::addLast); // what is said again holds from its last time on
            events.addAll(it.events());
            rejected.addAll(it.rejected());
            passedOver = passedOver.and(it.passedOver());
            upTo = it.completeUpTo() == null ? upTo : it.completeUpTo();
        }
        events.sort(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence));
        EventBatch last = all.getLast();
        return new EventBatch(List.copyOf(facts), events, rejected, passedOver, last.position(), upTo, last.end());
    }
}
