package org.opencontextgraph.ingest.connector;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;

/** What a kind is given to reach its tool: the secret that opens it, and ways that stay where the operator allowed. */
public interface ToolAccess {

    /** The token or password that was sealed for this connector. */
    String token();

    /**
     * A way over HTTP that can only read; closed with the tool.
     *
     * @param address where the tool answers: everything that is asked for stands below it
     * @param headers of each request; they say who asks
     * @throws IllegalArgumentException when the address is not one of a tool
     */
    ToolClient http(URI address, Map<String, String> headers);

    /**
     * Where a host is, for tools that do not speak HTTP; the connection has to go to what this returns.
     *
     * @throws UnknownHostException when it is not known, or in a network that the operator did not allow
     */
    InetAddress resolve(String host) throws UnknownHostException;
}
