package org.opencontextgraph.ingest.cdc;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.schema.id.Audience;

/** A PostgreSQL database whose changes are read from its log. */
public final class CdcKind implements ConnectorKind {
    static final String ADDRESS = "address";
    static final String USER = "user";
    static final String MAPPING = "mapping";
    static final String SLOT = "slot";
    static final String PUBLICATION = "publication";
    static final String TLS = "tls";
    static final String LAG_LIMIT = "lag-limit";
    private static final String NAME = "NAME";
    private static final Pattern SLOT_NAME = Pattern.compile("[a-z0-9_]{1,63}");
    private static final Pattern PUBLICATION_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    @Override
    public String name() {
        return "postgres-cdc";
    }

    @Override
    public List<ToolSetting> settings() {
        return List.of(
                new ToolSetting(ADDRESS, "HOST:PORT/DATABASE", null),
                new ToolSetting(
                        USER, "the role that reads: LOGIN, REPLICATION, and SELECT on the mapped columns", null),
                new ToolSetting(
                        MAPPING,
                        "which changes of which tables are which events, in YAML; @FILE takes a file",
                        null,
                        true),
                new ToolSetting(
                        ToolSettings.READABLE_BY,
                        "audiences whose members may all read this database, separated by commas, on the operator's word; `asked`:"
                                + " the mapping names a table that says it",
                        ToolSettings.UNKNOWN),
                new ToolSetting(
                        PUBLICATION, "the publication of the mapped tables; NAME is this connector's", "ocg_" + NAME),
                new ToolSetting(
                        SLOT,
                        "the replication slot, which is made if it is not there; nobody else may read it",
                        "ocg_" + NAME),
                new ToolSetting(TLS, "`off`: the connection is not encrypted", "on"),
                new ToolSetting(
                        LAG_LIMIT,
                        "megabytes of the write-ahead log that the slot may hold back before a run says so",
                        "1024"));
    }

    /** A table of readers is read with all the others. */
    @Override
    public boolean hasPermissions() {
        return false;
    }

    @Override
    public Optional<String> leaves(String name, ToolSettings settings) {
        String slot = named(SLOT, settings, name, SLOT_NAME);
        return Optional.of("the slot " + slot
                + " of its database keeps all of the log that comes from now on, and that fills the"
                + " disk there; where it is not to be read again: SELECT pg_drop_replication_slot('" + slot + "')");
    }

    @Override
    public Tool open(String name, ToolSettings settings, ToolAccess access) {
        Mapping mapping = MappingFile.read(settings.get(MAPPING));
        if (settings.asksWhoReads() != (mapping.readers() != null)) {
            throw new IllegalArgumentException(
                    settings.asksWhoReads()
                            ? ToolSettings.READABLE_BY + " is `asked`, but the mapping has no `readers`"
                            : "the mapping has `readers`, so " + ToolSettings.READABLE_BY + " must be `asked`");
        }
        return new CdcTool(new CdcSource(
                name,
                new Link(address(settings), settings.get(USER), isEncrypted(settings), access),
                named(SLOT, settings, name, SLOT_NAME),
                named(PUBLICATION, settings, name, PUBLICATION_NAME),
                mapping,
                settings.readableBy().stream().map(Audience::new).toList(),
                lagLimit(settings)));
    }

    private static Address address(ToolSettings settings) {
        try {
            return Address.parse(settings.get(ADDRESS));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ADDRESS + ": " + e.getMessage(), e);
        }
    }

    private static boolean isEncrypted(ToolSettings settings) {
        return switch (settings.get(TLS)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(TLS + " is on or off");
        };
    }

    private static String named(String setting, ToolSettings settings, String connector, Pattern allowed) {
        String name = settings.get(setting).strip().replace(NAME, connector.replace('-', '_'));
        if (!allowed.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    setting + ": expected up to 63 lower-case letters, digits and underscores");
        }
        return name;
    }

    private static long lagLimit(ToolSettings settings) {
        try {
            long megabytes = Long.parseLong(settings.get(LAG_LIMIT).strip());
            if (megabytes > 0 && megabytes <= 1 << 30) {
                return megabytes << 20;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    LAG_LIMIT + ": expected a number of megabytes"); // a cause would repeat it
        }
        throw new IllegalArgumentException(LAG_LIMIT + ": expected a number of megabytes");
    }
}
