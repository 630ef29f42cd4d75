package org.opencontextgraph.ingest.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.schema.id.LaneId;

/**
 * What the company does now: an event is there from the moment on that the wall clock has reached its time.
 *
 * <p>Begins with the last hour before it is first asked. A position is the time up to which everything was read.
 */
final class LiveConnector implements Connector {
    private static final Duration FIRST_LOOK_BACK = Duration.ofHours(1);

    private final CompanyFacts facts;
    private final WorkDays days;
    private final InstantSource clock;

    /** Days that were told before; asked every few seconds, they would be told again each time. */
    private final SortedMap<LocalDate, List<SimulatedCase>> told = new TreeMap<>();

    LiveConnector(CompanyFacts facts, WorkDays days, InstantSource clock) {
        this.facts = facts;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public Source source() {
        return new Source(
                SimulatedCompany.CONNECTOR, "live", LaneId.LIVE, SimulatedCompany.CONNECTOR, null, Step.vocabulary());
    }

    @Override
    public void describe(Consumer<SourceFact> to) {
        facts.accounts(to);
    }

    @Override
    public EventBatch fetch(String position, int limit) {
        Instant now = clock.instant();
        long from = position.isEmpty() ? now.minus(FIRST_LOOK_BACK).toEpochMilli() : Long.parseLong(position);
        // One day after the other, so that a long pause is caught up in batches.
        LocalDate day = dayOf(Instant.ofEpochMilli(from));
        long to = Math.min(
                now.toEpochMilli(),
                day.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
        List<SimulatedCase> cases = casesUnderWay(day, dayOf(Instant.ofEpochMilli(to)));
        List<SourceEvent> events = cases.stream()
                .flatMap(it -> it.events().stream())
                .filter(it -> it.time() > from && it.time() <= to)
                .sorted(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence))
                .toList();
        long read = to;
        if (events.size() > limit) {
            // Events of one time are never parted, for the position could not tell them apart.
            long cut = events.get(limit - 1).time();
            events = events.stream().filter(it -> it.time() <= cut).toList();
            read = cut;
        }
        return new EventBatch(
                readers(cases, position.isEmpty(), from, read),
                events,
                List.of(),
                Long.toString(read),
                Instant.ofEpochMilli(read),
                false);
    }

    private List<SimulatedCase> casesUnderWay(LocalDate from, LocalDate to) {
        LocalDate first = from.minusDays(CaseScript.LONGEST.toDays());
        told.headMap(first).clear();
        return first.datesUntil(to.plusDays(1))
                .flatMap(day -> told.computeIfAbsent(day, days::beginningOn).stream())
                .toList();
    }

    /** Of cases that began in this time; the first time also of those that were under way. */
    private List<SourceFact> readers(List<SimulatedCase> cases, boolean first, long from, long to) {
        List<SourceFact> readers = new ArrayList<>();
        for (SimulatedCase it : cases) {
            long began = it.events().getFirst().time();
            boolean underWay = first && it.events().getLast().time() > from;
            if (began <= to && (began > from || underWay)) {
                readers.add(facts.readers(it));
            }
        }
        return readers;
    }

    private static LocalDate dayOf(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public void close() {}
}
