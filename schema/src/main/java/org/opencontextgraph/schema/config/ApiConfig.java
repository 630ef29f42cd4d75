package org.opencontextgraph.schema.config;

/** The only public door. */
public record ApiConfig(
        @Setting(value = "Port of the API.", byDefault = "8080")
        int port,

        @Setting(
                value = "Address to bind to; anything but the loopback needs `features.public-bind`.",
                byDefault = "127.0.0.1")
        String host,

        @Setting(
                "Where browsers reach the API, such as `https://ocg.example.org`; without it they can log in on this machine"
                        + " only.")
        String publicUrl,

        @Setting(
                value =
                        "How many requests a second one caller may send on average, and five seconds' worth at once; 0: no limit.",
                byDefault = "100")
        int requestsPerSecond,

        @Setting(
                value = "How many seconds one statement of the API may take; what takes longer is answered with 503.",
                byDefault = "10")
        int databaseSeconds) {
    public ApiConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
        if (requestsPerSecond < 0) {
            throw new IllegalArgumentException("requests-per-second must not be negative");
        }
        if (databaseSeconds < 1 || databaseSeconds > 3_600) {
            throw new IllegalArgumentException("database-seconds must be 1 to 3600, not " + databaseSeconds);
        }
    }
}
