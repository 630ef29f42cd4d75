package org.opencontextgraph.compose.embedded;

import java.util.function.Consumer;

/** What is to be done with a backend as soon as it runs, while the others still start. */
public record Preparation(Consumer<EmbeddedKafka> topics, Consumer<EmbeddedPostgres> tables) {
    public static final Preparation NONE = new Preparation(kafka -> {}, postgres -> {});
}
