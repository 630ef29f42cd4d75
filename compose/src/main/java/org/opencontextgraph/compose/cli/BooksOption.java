package org.opencontextgraph.compose.cli;

import org.opencontextgraph.compose.privacy.books.BooksReader;
import org.opencontextgraph.compose.privacy.books.Policy;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.compose.run.KafkaClients;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.schema.config.OcgConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose books are to be read, and how to answer. */
final class BooksOption {
    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(names = "--json", description = "Answer with one JSON object instead of text.")
    private boolean json;

    boolean json() {
        return json;
    }

    boolean isRunning() {
        return target.isRunning();
    }

    BooksReader reader(Shutdown shutdown) {
        OcgConfig config = target.configAlsoOfStopped(shutdown);
        return new BooksReader(
                new KafkaClients(config.kafka()).settings(),
                config.kafka().topicPrefix(),
                new Databases(config.postgres()).administrator(),
                new Policy(
                        config.policy().k(),
                        config.policy().entriesPerPerson(),
                        config.policy().unsafe()));
    }
}
