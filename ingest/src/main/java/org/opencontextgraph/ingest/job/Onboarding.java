package org.opencontextgraph.ingest.job;

import java.io.IOException;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.Standing;

/** Asks a tool what its token opens, before it is read: the same whether somebody adds it on the machine or by the API. */
public final class Onboarding {
    private final Ingestion ingestion;

    public Onboarding(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /**
     * With a token that is not sealed yet.
     *
     * @throws IllegalArgumentException when the settings cannot be; the message names the setting
     * @throws IOException when the tool cannot be asked
     */
    public ScopeCheck ask(String name, String kind, ToolSettings settings, String token) throws IOException {
        try (OpenTool open = ingestion.open(name, kind, settings, token)) {
            return ask(name, settings, open.tool());
        }
    }

    /** The same with the token that is there. */
    public ScopeCheck ask(Registered row) throws IOException {
        try (OpenTool open = ingestion.open(row)) {
            return ask(row.name(), row.settings(), open.tool());
        }
    }

    private ScopeCheck ask(String name, ToolSettings settings, Tool tool) throws IOException {
        if (settings.asksWhoReads() && tool.permissions().isPresent()) {
            refuseSecondOf(name, tool.namespace());
        }
        return tool.check();
    }

    /** What one connector says of the groups of a server the other one would take back. */
    private void refuseSecondOf(String name, String namespace) {
        for (Standing other : ingestion.connectors().standing()) {
            Registered row = other.row();
            if (!row.name().equals(name)
                    && other.passed()
                    && asks(row)
                    && namespace(row).equals(namespace)) {
                throw new IllegalArgumentException("`" + row.name() + "` asks " + namespace
                        + " already who may read it: what is to be read belongs to that connector, or say yourself who may read"
                        + " this one (" + ToolSettings.READABLE_BY + ")");
            }
        }
    }

    /** Whether a tool is asked who may read it. A kind that is not there any more is found when its tool is read. */
    public boolean asks(Registered row) {
        return row.settings().asksWhoReads()
                && ingestion.kinds().names().contains(row.kind())
                && ingestion.kinds().get(row.kind()).hasPermissions();
    }

    /** Where a tool is does not depend on its token, which may be lost. */
    private String namespace(Registered row) {
        try (OpenTool open = ingestion.open(row.name(), row.kind(), row.settings(), "")) {
            return open.tool().namespace();
        } catch (IOException e) {
            throw new IllegalStateException("what was not asked cannot be closed", e);
        }
    }
}
