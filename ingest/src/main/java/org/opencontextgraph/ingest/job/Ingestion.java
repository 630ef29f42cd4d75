package org.opencontextgraph.ingest.job;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.Kinds;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.PrivateHosts;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;

/**
 * What all runs need.
 *
 * @param keys read anew each time, for they are replaced while we run
 * @param database connections of {@code ocg_ingest}
 * @param privateHosts of the own network, that may be asked whoever added the tool
 */
public record Ingestion(
        Kinds kinds,
        ConnectorTable connectors,
        Supplier<SealingKeys> keys,
        DataSource database,
        LiveReader reader,
        PrivateHosts privateHosts,
        InstantSource clock) {
    /** Without hosts of the own network. */
    public Ingestion(
            Kinds kinds,
            ConnectorTable connectors,
            Supplier<SealingKeys> keys,
            DataSource database,
            LiveReader reader,
            InstantSource clock) {
        this(kinds, connectors, keys, database, reader, PrivateHosts.NONE, clock);
    }

    /** Whether nothing is asked of it; a kind that is not there any more is found when its tool is opened. */
    public boolean sendsOnly(Registered row) {
        return kinds.names().contains(row.kind()) && kinds.get(row.kind()).sendsOnly();
    }

    /** What it goes on doing for us while it is not read: {@link ConnectorKind#leaves}. */
    public Optional<String> leaves(Registered row) {
        if (!kinds.names().contains(row.kind())) {
            return Optional.empty();
        }
        ConnectorKind kind = kinds.get(row.kind());
        return kind.leaves(row.name(), row.settings().orUsual(kind.settings()));
    }

    /** @throws IOException when it is gone, or its token does not open */
    public OpenTool open(Registered row) throws IOException {
        byte[] token = connectors
                .token(row.name())
                .orElseThrow(() -> new IOException("`" + row.name() + "` is not there any more"));
        try {
            OpenTool open = OpenTool.of(kinds.get(row.kind()), row, token, keys.get(), privateHosts, clock);
            connectors.keyIsLost(row.name(), false);
            return open;
        } catch (SealException e) {
            connectors.keyIsLost(row.name(), true);
            throw new IOException(e.getMessage() + ", with: ocg connectors token " + row.name(), e);
        }
    }

    /** The same with a token that is not sealed yet. */
    public OpenTool open(String name, String kind, ToolSettings settings, String token) {
        return OpenTool.of(kinds.get(kind), name, settings, token, privateHosts, clock);
    }
}
