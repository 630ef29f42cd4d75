package org.opencontextgraph.schema.config;

/** Scheduled jobs only. */
public record RedisConfig(
        @Setting(
                value = "Address, credentials included: `redis://:password@host:port`.",
                byDefault = "redis://localhost:6379",
                secret = true)
        String uri) {

    @Override
    public String toString() {
        return "RedisConfig[…]";
    }
}
