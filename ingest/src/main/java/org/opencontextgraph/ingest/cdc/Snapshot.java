package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** The rows that are there already, being read. */
final class Snapshot implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);

    private final ChangeLog engine;
    private final Rows rows;
    private final Deque<SourceRecord> waiting = new ArrayDeque<>();

    Snapshot(CdcSource source, Map<String, List<String>> keys) throws IOException {
        engine = ChangeLog.open(source, EngineSettings.snapshot(source, keys));
        rows = new Rows(source.mapping());
    }

    /**
     * Reads until there are {@code limit} rows, or the end.
     *
     * @return whether it is the end
     */
    boolean read(Changes changes, Meanings meanings, int limit) throws IOException {
        while (changes.number() < limit) {
            if (waiting.isEmpty()) {
                waiting.addAll(engine.poll(WAIT));
            }
            while (!waiting.isEmpty() && changes.number() < limit) {
                SourceRecord record = waiting.removeFirst();
                if (Rows.isNotification(record)) {
                    String end = Rows.endOfSnapshot(record);
                    if (end.equals("COMPLETED")) {
                        return true;
                    }
                    if (!end.isEmpty()) {
                        throw new IOException("the rows of the tables could not be read to the end");
                    }
                } else {
                    Change row = rows.change(record);
                    changes.add(row, meanings.answer(row));
                }
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
