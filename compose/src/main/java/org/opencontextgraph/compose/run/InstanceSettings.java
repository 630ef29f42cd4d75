package org.opencontextgraph.compose.run;

/** Settings of one instance: the API's port on loopback. */
public record InstanceSettings(int port) {
    public static final int DEFAULT_PORT = 8080;
}
