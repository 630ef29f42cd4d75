package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.Tool;

/** One database. */
final class CdcTool implements Tool {
    private final CdcSource source;

    CdcTool(CdcSource source) {
        this.source = source;
    }

    /** One: a log has one order. */
    @Override
    public List<Connector> streams() {
        return List.of(new CdcStream(source));
    }

    @Override
    public String namespace() {
        return source.tool();
    }

    @Override
    public ScopeCheck check() throws IOException {
        try (SourceDatabase database = SourceDatabase.open(source.link())) {
            return new Inspection(source, database).check();
        } catch (SQLException e) {
            if (Failures.isRefusal(e)) {
                return new ScopeCheck(
                        List.of("the database does not let " + source.link().user() + " in (SQLSTATE " + e.getSQLState()
                                + ")"),
                        List.of());
            }
            throw Failures.of(source, e);
        }
    }
}
