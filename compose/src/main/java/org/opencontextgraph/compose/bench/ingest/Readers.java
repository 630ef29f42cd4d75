package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Several connectors to one tool: each begins at its beginning. */
final class Readers implements AutoCloseable {
    private final List<Reading> all;
    private final Deque<Reading> fresh;

    private Readers(List<Reading> all) {
        this.all = all;
        this.fresh = new ArrayDeque<>(all);
    }

    /** Registers them, and prepares the tool. */
    static Readers of(Way way, SourceTool tool, int number) throws IOException, SQLException {
        List<Reading> all = new ArrayList<>();
        for (int reader = 0; reader < number; reader++) {
            all.add(way.register(tool.kind() + "-" + reader, tool));
        }
        tool.prepare(all);
        return new Readers(all);
    }

    /** One that has read nothing yet. */
    Reading next() {
        return fresh.removeFirst();
    }

    Reading last() {
        return all.getLast();
    }

    @Override
    public void close() {
        all.forEach(Reading::close);
    }
}
