package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;

/**
 * The rows and the log of one database, from a position on.
 *
 * <p>A position that comes back is proof that everything up to it was committed; one that is not what was given last means that it was
 * not, and everything after it is read again.
 */
final class CdcStream implements Connector {
    private final CdcSource source;
    private @Nullable Session session;
    private @Nullable String given;

    CdcStream(CdcSource source) {
        this.source = source;
    }

    @Override
    public Source source() {
        return source.source();
    }

    @Override
    public void describe(Consumer<SourceFact> facts) {
        // accounts and readers are told with the events
    }

    @Override
    public EventBatch fetch(String position, int limit) throws IOException {
        if (!position.equals(given)) {
            endSession();
        }
        try {
            if (session == null) {
                session = Session.open(source);
            }
            EventBatch batch = session.fetch(position, limit);
            given = batch.position();
            return batch;
        } catch (SQLException | RuntimeException e) {
            endSession();
            throw Failures.of(source, e);
        } catch (IOException e) {
            endSession();
            throw e;
        }
    }

    @Override
    public List<String> shortcomings() {
        return session == null ? List.of() : session.shortcomings();
    }

    private void endSession() throws IOException {
        Session ended = session;
        session = null;
        given = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() throws IOException {
        endSession();
    }
}
