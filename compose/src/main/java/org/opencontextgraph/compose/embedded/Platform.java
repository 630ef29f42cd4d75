package org.opencontextgraph.compose.embedded;

import java.util.Locale;

/** The machine, as far as bundled programs differ. */
record Platform(String system, boolean arm) {
    static Platform current() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String system = name.startsWith("mac") ? "darwin" : name.startsWith("linux") ? "linux" : name;
        return new Platform(system, System.getProperty("os.arch", "").equals("aarch64"));
    }

    String postgresArchive() {
        return "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    String redisServer() {
        return switch (system) {
            case "linux" -> arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
            default -> "redis-server-6.2.6-v5-" + system + "-" + (arm ? "arm64" : "amd64");
        };
    }
}
