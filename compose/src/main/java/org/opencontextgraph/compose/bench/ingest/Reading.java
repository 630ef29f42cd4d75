package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.ingest.job.IngestBatch;
import org.opencontextgraph.ingest.registry.RunTable;

/** A registered connector, run as its worker would run it. */
record Reading(String name, IngestBatch job, Runnable removal) implements AutoCloseable {

    /**
     * Goes on from its cursor to what there is now.
     *
     * @return events that were sent
     * @throws Refusal when it was not complete, or something was refused
     */
    long once() throws IOException, SQLException {
        List<RunTable.Row> runs = job.once();
        if (runs.isEmpty()) {
            throw new Refusal(name + ": somebody else is running it");
        }
        for (RunTable.Row run : runs) {
            if (!run.verdict().isEmpty() || run.rejected() > 0) {
                throw new Refusal(name + ", " + run.stream() + " is not complete: " + run.rejected() + " refused; "
                        + String.join("; ", run.verdict()));
            }
        }
        return runs.stream().mapToLong(RunTable.Row::mapped).sum();
    }

    @Override
    public void close() {
        removal.run();
    }
}
