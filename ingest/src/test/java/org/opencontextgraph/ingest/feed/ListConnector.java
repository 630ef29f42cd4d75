package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Evidence;

/** A hand-written source: a list of events, and a position at which it breaks. */
final class ListConnector implements Connector {
    static final AccountKey ANN = new AccountKey("log", "ann");

    private final String fingerprint;
    private final List<SourceEvent> events;
    private final int breaksAt;
    private final LaneId lane;

    ListConnector(String fingerprint, List<SourceEvent> events) {
        this(fingerprint, events, Integer.MAX_VALUE, new LaneId("lane-" + fingerprint));
    }

    private ListConnector(String fingerprint, List<SourceEvent> events, int breaksAt, LaneId lane) {
        this.fingerprint = fingerprint;
        this.events = events;
        this.breaksAt = breaksAt;
        this.lane = lane;
    }

    ListConnector breakingAt(int event) {
        return new ListConnector(fingerprint, events, event, lane);
    }

    ListConnector live() {
        return new ListConnector(fingerprint, events, breaksAt, LaneId.LIVE);
    }

    static SourceEvent event(int number, long time) {
        return event(number, time, ANN);
    }

    static SourceEvent event(int number, long time, @Nullable AccountKey account) {
        return new SourceEvent("e" + number, "case-" + number % 7, account, "p", "step", time, number);
    }

    @Override
    public Source source() {
        return new Source("list", "p", lane, fingerprint, Duration.ofDays(30), Set.of("step"));
    }

    @Override
    public void describe(Consumer<SourceFact> facts) {
        facts.accept(new SourceFact.AccountFact(ANN, "person-ann", Evidence.IMPORT, false));
        facts.accept(new SourceFact.ReadersKnown("case-1", List.of(Audience.EVERYONE), 1));
        facts.accept(new SourceFact.ReadersUnknown("case-2", 1));
        facts.accept(new SourceFact.ConsentFact("person-ann", true, Instant.EPOCH));
    }

    @Override
    public EventBatch fetch(String position, int limit) throws IOException {
        int from = position.isEmpty() ? 0 : Integer.parseInt(position);
        int to = Math.min(from + limit, events.size());
        if (to > breaksAt) {
            throw new IOException("the list broke at event " + breaksAt);
        }
        boolean end = to == events.size() && !lane.isLive();
        List<Rejected> rejected = end ? List.of(new Rejected("line 99", "unreadable")) : List.of();
        Instant upTo = to == 0 ? null : Instant.ofEpochMilli(events.get(to - 1).time());
        return new EventBatch(events.subList(from, to), rejected, Integer.toString(to), upTo, end);
    }

    @Override
    public void close() {}
}
