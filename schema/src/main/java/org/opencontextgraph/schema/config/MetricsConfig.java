package org.opencontextgraph.schema.config;

/** What the roles without a public door measure. */
public record MetricsConfig(
        @Setting(
                value = "Port of `/metrics` on the loopback interface; 0 takes a free one and keeps it.",
                byDefault = "0")
        int port) {
    public MetricsConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
    }
}
