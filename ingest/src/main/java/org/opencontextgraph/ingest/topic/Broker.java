package org.opencontextgraph.ingest.topic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a broker is. */
record Broker(String host, int port) {
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");

    /** @throws IllegalArgumentException when it is not HOST:PORT */
    static Broker parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected HOST:PORT, and more of them after commas");
        }
        int port = Integer.parseInt(parts.group(2));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number up to 65535");
        }
        String host = parts.group(1);
        return new Broker(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    @Override
    public String toString() {
        return at(host);
    }

    /** The same port of a host that is written in another way. */
    String at(String address) {
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }
}
