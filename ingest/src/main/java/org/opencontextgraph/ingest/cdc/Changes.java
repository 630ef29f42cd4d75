package org.opencontextgraph.ingest.cdc;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.cdc.SourceDatabase.Readings;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Gathered;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.schema.id.Audience;

/** The changes that one fetch has read so far, and what they came to. */
final class Changes {
    private final CdcSource source;
    private final Gathered gathered;
    private final Set<String> readersChanged = new TreeSet<>();
    private long number;

    Changes(CdcSource source) {
        this.source = source;
        gathered = new Gathered(source.audiences());
    }

    void add(Change change, Answer answer) {
        number++;
        noteReaders(change);
        gathered.add(answer);
    }

    private void noteReaders(Change change) {
        ReadersTable readers = source.mapping().readers();
        if (readers != null && readers.table().equals(change.table())) {
            String column = readers.resource().place();
            for (Map<String, @Nullable String> row : List.of(change.before(), change.after())) {
                @Nullable String resource = row.get(column);
                if (resource != null) {
                    readersChanged.add(resource);
                }
            }
        }
    }

    /** Of rows; events and what becomes none. */
    long number() {
        return number;
    }

    boolean hasEvents() {
        return gathered.hasEvents();
    }

    /** What the table of readers names, by its own ids. */
    Set<String> readersChanged() {
        return readersChanged;
    }

    /** @param readings of {@link #readersChanged} */
    EventBatch batch(@Nullable Readings readings, String position, @Nullable Instant completeUpTo) {
        ReadersTable table = source.mapping().readers();
        if (readings != null && table != null) {
            gathered.addFacts(readers(table, readings));
        }
        return gathered.batch(position, completeUpTo);
    }

    private List<SourceFact> readers(ReadersTable table, Readings readings) {
        return readings.byResource().entrySet().stream()
                .<SourceFact>map(it -> new ReadersKnown(
                        source.tool() + ":" + table.resource().name(it.getKey()),
                        it.getValue().stream()
                                .filter(table.audiences()::containsKey)
                                .map(table.audiences()::get)
                                .sorted(Comparator.comparing(Audience::value))
                                .distinct()
                                .toList(),
                        readings.revision()))
                .toList();
    }
}
