package org.opencontextgraph.ingest.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;
import org.opencontextgraph.ingest.http.Waited;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.SealedFor;

/** A registered tool that can be asked. */
public final class OpenTool implements AutoCloseable {
    /** Known to all kinds: whether the tool is in the own network. */
    public static final ToolSetting PRIVATE_NETWORK = new ToolSetting(
            "private-network", "yes: the tool is in the own network, whose addresses are not asked otherwise", "no");

    private final Tool tool;
    private final GuardedAccess access;

    private OpenTool(Tool tool, GuardedAccess access) {
        this.tool = tool;
        this.access = access;
    }

    /**
     * Asks nothing yet.
     *
     * @throws IllegalArgumentException when the settings cannot be; the message names the setting
     */
    public static OpenTool of(
            ConnectorKind kind,
            String name,
            ToolSettings settings,
            String token,
            PrivateHosts privateHosts,
            InstantSource clock) {
        boolean alsoPrivate = settings.get(PRIVATE_NETWORK.name()).equals("yes");
        GuardedAccess access = new GuardedAccess(token, alsoPrivate ? _ -> true : privateHosts, clock);
        return new OpenTool(kind.open(name, settings.orUsual(kind.settings()), access), access);
    }

    /**
     * The same with its sealed token.
     *
     * @throws SealException when that does not open
     */
    public static OpenTool of(
            ConnectorKind kind,
            Registered row,
            byte[] sealedToken,
            SealingKeys keys,
            PrivateHosts privateHosts,
            InstantSource clock)
            throws SealException {
        byte[] token = kind.sendsOnly()
                ? new byte[0] // it has none
                : keys.open(sealedToken, new SealedFor(row.name(), SealedFor.TOKEN));
        return of(kind, row.name(), row.settings(), new String(token, StandardCharsets.UTF_8), privateHosts, clock);
    }

    public static byte[] seal(SealingKeys keys, String connector, String token) {
        return keys.seal(token.getBytes(StandardCharsets.UTF_8), new SealedFor(connector, SealedFor.TOKEN));
    }

    public Tool tool() {
        return tool;
    }

    /** How often the tool had us wait so far. */
    public Waited waited() {
        return access.waited();
    }

    @Override
    public void close() throws IOException {
        access.close();
    }
}
