package org.opencontextgraph.ingest.cdc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.cdc.SourceDatabase.Readings;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.Evidence;

/** What one fetch has read so far. */
final class Gathered {
    private final CdcSource source;
    private final List<SourceEvent> events = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Map<String, Long> unmapped = new TreeMap<>();
    private final Set<String> readersChanged = new TreeSet<>();
    private long ignored;
    private long changes;

    Gathered(CdcSource source) {
        this.source = source;
    }

    void add(Change change, Answer answer) {
        changes++;
        noteReaders(change);
        switch (answer) {
            case Answer.Mapped(SourceEvent event) -> events.add(event);
            case Answer.Ignored() -> ignored++;
            case Answer.Unmapped(String told) -> unmapped.merge(told, 1L, Long::sum);
            case Answer.Refused(Rejected it) -> rejected.add(it);
        }
    }

    private void noteReaders(Change change) {
        ReadersTable readers = source.mapping().readers();
        if (readers != null && readers.table().equals(change.table())) {
            String column = readers.resource().column();
            for (Map<String, @Nullable String> row : List.of(change.before(), change.after())) {
                @Nullable String resource = row.get(column);
                if (resource != null) {
                    readersChanged.add(resource);
                }
            }
        }
    }

    /** Of rows; events and what becomes none. */
    long changes() {
        return changes;
    }

    boolean hasEvents() {
        return !events.isEmpty();
    }

    /** What the table of readers names, by its own ids. */
    Set<String> readersChanged() {
        return readersChanged;
    }

    /** @param readings of {@link #readersChanged} */
    EventBatch batch(@Nullable Readings readings, String position, @Nullable Instant completeUpTo) {
        events.sort(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence));
        return new EventBatch(
                facts(readings), events, rejected, new PassedOver(ignored, unmapped), position, completeUpTo, false);
    }

    private List<SourceFact> facts(@Nullable Readings readings) {
        Set<SourceFact> facts = new LinkedHashSet<>();
        ReadersTable table = source.mapping().readers();
        if (readings != null && table != null) {
            readings.byResource()
                    .forEach((resource, readers) -> facts.add(new ReadersKnown(
                            source.tool() + ":" + table.resource().name(resource),
                            readers.stream()
                                    .filter(table.audiences()::containsKey)
                                    .map(table.audiences()::get)
                                    .sorted(Comparator.comparing(Audience::value))
                                    .distinct()
                                    .toList(),
                            readings.revision())));
        }
        Map<AccountKey, SourceFact> accounts = new LinkedHashMap<>();
        for (SourceEvent event : events) {
            AccountKey account = event.account();
            if (account != null) {
                accounts.computeIfAbsent(
                        account, it -> new AccountFact(it, it.tool() + ":" + it.name(), Evidence.PROVISIONAL, false));
            }
            if (!source.audiences().isEmpty()) {
                facts.add(new ReadersKnown(event.resource(), source.audiences(), 1));
            }
        }
        facts.addAll(accounts.values());
        return List.copyOf(facts);
    }
}
