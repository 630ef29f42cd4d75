package org.opencontextgraph.ingest.connector;

import java.net.URI;
import java.util.Locale;

/**
 * The server that an address leads to: one value, however the address is written, because names are made of it.
 *
 * @param host in lower case, without a dot at its end
 * @param port -1: the usual one of the scheme
 */
public record ToolServer(String host, int port) {

    /** @param address may be one of no server; whoever asks it refuses it then */
    public static ToolServer of(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        boolean usual = address.getPort() == ("http".equals(address.getScheme()) ? 80 : 443);
        return new ToolServer(
                host.endsWith(".") ? host.substring(0, host.length() - 1) : host, usual ? -1 : address.getPort());
    }

    /** `HOST`, or `HOST:PORT` where that is not the usual one. */
    public String name() {
        return port < 0 ? host : host + ":" + port;
    }
}
