package org.opencontextgraph.ingest.cloudevents;

import java.util.List;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.content.Mapping;
import org.opencontextgraph.ingest.content.Meanings;
import org.opencontextgraph.schema.id.Audience;

/** A tool that sends CloudEvents over HTTP. */
public final class CloudEventsKind implements ConnectorKind {
    static final String MAPPING = "mapping";

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public List<ToolSetting> settings() {
        return List.of(
                new ToolSetting(MAPPING, "which CloudEvents are which events, in YAML; @FILE takes a file", null, true),
                new ToolSetting(
                        ToolSettings.READABLE_BY,
                        "audiences whose members may all read what is sent, separated by commas, on the operator's word",
                        ToolSettings.UNKNOWN));
    }

    @Override
    public boolean sendsOnly() {
        return true;
    }

    @Override
    public boolean hasDeliveries() {
        return true;
    }

    /** Nobody can be asked. */
    @Override
    public boolean hasPermissions() {
        return false;
    }

    @Override
    public Tool open(String name, ToolSettings settings, ToolAccess access) {
        if (settings.asksWhoReads()) {
            throw new IllegalArgumentException(
                    ToolSettings.READABLE_BY + ": a tool that only sends cannot be asked who may read what it sends;"
                            + " name audiences, or `" + ToolSettings.UNKNOWN + "`");
        }
        // what two tools call alike need not be the same
        Meanings meanings = new Meanings("cloudevents@" + name, Mapping.read(settings.get(MAPPING)));
        return new CloudEventsTool(new CloudEventsDeliveries(
                meanings, settings.readableBy().stream().map(Audience::new).toList()));
    }
}
