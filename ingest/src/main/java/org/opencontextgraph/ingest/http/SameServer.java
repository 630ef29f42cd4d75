package org.opencontextgraph.ingest.http;

import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Follows a tool to another place of the same server (scheme, host and port), as when something was renamed. Whoever is sent to
 * another server is refused: the token would go with the request, and the server's address is what the operator allowed.
 */
final class SameServer extends DefaultRedirectStrategy {
    @Override
    public boolean isRedirectAllowed(HttpHost current, HttpHost next, HttpRequest redirect, HttpContext context) {
        return current.getSchemeName().equals(next.getSchemeName())
                && current.getHostName().equalsIgnoreCase(next.getHostName())
                && current.getPort() == next.getPort();
    }
}
