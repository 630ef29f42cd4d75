package org.opencontextgraph.ingest.cdc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a database is. */
record Address(String host, int port, String database) {
    private static final int USUAL_PORT = 5432;
    /** A host's name or address, IPv6 in brackets; the name of a database that needs no quoting. */
    private static final Pattern WRITTEN =
            Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?/([A-Za-z0-9_.$-]+)");

    /** @throws IllegalArgumentException when it is not HOST:PORT/DATABASE */
    static Address parse(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected HOST:PORT/DATABASE");
        }
        int port = parts.group(2) == null ? USUAL_PORT : Integer.parseInt(parts.group(2));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number up to 65535");
        }
        String host = parts.group(1);
        return new Address(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port, parts.group(3));
    }

    /** In the names of accounts and resources. */
    String tool() {
        return "postgres@" + host + (port == USUAL_PORT ? "" : ":" + port) + "/" + database;
    }
}
