package org.opencontextgraph.compose.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.opencontextgraph.compose.privacy.Surfaces;
import org.opencontextgraph.compose.privacy.books.BooksReader;
import org.opencontextgraph.compose.privacy.books.Policy;
import org.opencontextgraph.compose.run.Connection;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.compose.run.KafkaClients;
import org.opencontextgraph.compose.run.MetricsDoor;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.schema.config.ConfigReader;
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
                Policy.of(EpochCommand.first(config.policy()), config.policy().unsafe()));
    }

    /** The database alone, as somebody whom row-level security does not bind. */
    DataSource database(Shutdown shutdown) {
        return new Databases(target.configAlsoOfStopped(shutdown).postgres()).administrator();
    }

    /** What is said besides the answers, as far as this machine can see it. */
    Surfaces surfaces() {
        List<URI> metrics = new ArrayList<>();
        List<Path> logs = new ArrayList<>();
        target.directory().ifPresent(directory -> {
            logs.add(directory.resolve("logs"));
            Connection.find(directory).ifPresent(running -> {
                metrics.add(running.api().resolve("/metrics"));
                MetricsDoor.addressOf(directory, ConfigReader.read(running.settings()))
                        .ifPresent(metrics::add);
            });
        });
        return new Surfaces(metrics, logs);
    }
}
