package org.opencontextgraph.ingest.simulated;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.schema.id.LaneId;

/** Half a year of the company, as an import: a lane that ends. */
final class HistoryConnector implements Connector {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    /** Work of these processes pauses for a week or two, not longer. */
    private static final Duration TASK_IDLE = Duration.ofDays(14);

    private final LaneId lane;
    private final CompanyFacts facts;
    private final List<SimulatedCase> cases;
    private final List<SourceEvent> events;

    HistoryConnector(LaneId lane, CompanyFacts facts, WorkDays days) {
        this.lane = lane;
        this.facts = facts;
        long end = LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        this.cases = days.between(FIRST, LAST).toList();
        this.events = cases.stream()
                .flatMap(it -> it.events().stream())
                .filter(it -> it.time() < end)
                .sorted(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence))
                .toList();
    }

    @Override
    public Source source() {
        return new Source(SimulatedCompany.CONNECTOR, "history", lane, lane.value(), TASK_IDLE, Step.vocabulary());
    }

    @Override
    public void describe(Consumer<SourceFact> to) {
        facts.accounts(to);
        facts.consents(to);
        cases.forEach(it -> to.accept(facts.readers(it)));
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
