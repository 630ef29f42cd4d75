package org.opencontextgraph.schema.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The rooms. */
public record StreamsConfig(
        @Setting(value = "Names the consumer group and the changelogs.", byDefault = "ocg-corridor")
        String applicationId,

        @Setting(value = "Where the stores lie; lost ones are restored.", byDefault = "data/streams")
        Path stateDirectory,

        @Setting(value = "Stream threads.", byDefault = "2") int threads,

        @Setting(value = "Megabytes for the record caches.", byDefault = "128")
        int cacheMegabytes,

        @Setting(value = "How often what was done is committed.", byDefault = "500ms")
        Duration commitInterval,

        @Setting(value = "Where state lies that grows with history: `rocksdb` or `memory`.", byDefault = "rocksdb")
        String store,

        @Setting(value = "A live task closes when nothing came for this long.", byDefault = "14d")
        Duration taskIdle,

        @Setting(
                value = "A live event on another resource joins the open task of its process within this time.",
                byDefault = "30m")
        Duration gap,

        @Setting(value = "How far the clock of the live lane stays behind for the gate.", byDefault = "3d")
        Duration holdBack,

        @Setting("Steps that close a live task.") List<String> endSteps,

        @Setting(value = "A task with this many steps closes, and what comes next opens another.", byDefault = "1000")
        int mostSteps) {
    public StreamsConfig {
        endSteps = List.copyOf(endSteps);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        if (mostSteps < 1) {
            throw new IllegalArgumentException("most-steps must be at least 1, not " + mostSteps);
        }
        if (!store.equals("rocksdb") && !store.equals("memory")) {
            throw new IllegalArgumentException("store must be rocksdb or memory, not " + store);
        }
    }
}
