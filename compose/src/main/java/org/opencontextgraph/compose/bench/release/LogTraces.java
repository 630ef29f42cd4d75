package org.opencontextgraph.compose.bench.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.ingest.file.FileConnector;
import org.opencontextgraph.ingest.file.FileImport;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.streams.personal.PersonalSettings;

/**
 * What an import of a log brings to the gate.
 *
 * @param traces in the order of their last event
 * @param withoutPerson events that are nobody's; they never come this far
 */
record LogTraces(String process, List<Trace> traces, long withoutPerson) {
    private static final String OTHER = "other";
    private static final int BATCH = 10_000;
    /** Any will do: ids are as long as those of an instance, and the same at every run. */
    private static final byte[] SECRET = "figures can be repeated".getBytes(StandardCharsets.UTF_8);

    LogTraces {
        traces = List.copyOf(traces);
    }

    static LogTraces read(FileImport settings) throws IOException {
        Pseudonyms pseudonyms = new Pseudonyms(SECRET);
        try (FileConnector connector = FileConnector.open(settings, Instant.now())) {
            Source source = connector.source();
            String process = settings.process().value();
            PersonalTasks tasks = new PersonalTasks(
                    source.lane().value(),
                    process,
                    settings.taskIdle().toMillis(),
                    PersonalSettings.DEFAULT.mostSteps());
            String position = "";
            EventBatch batch;
            do {
                batch = connector.fetch(position, BATCH);
                position = batch.position();
                for (SourceEvent event : batch.events()) {
                    AccountKey account = event.account();
                    if (account != null) {
                        String step = source.vocabulary().contains(event.label()) ? event.label() : OTHER;
                        String person = pseudonyms.person(account.name());
                        tasks.add(event.id(), event.resource(), person, step, event.time());
                    }
                }
            } while (!batch.end());
            return new LogTraces(process, tasks.inOrder(), connector.report().eventsWithoutPerson());
        }
    }

    /** Step occurrences. */
    long steps() {
        return traces.stream().mapToLong(trace -> trace.getSteps().size()).sum();
    }

    /** Step occurrences whose label too few persons carry. */
    long others() {
        return traces.stream()
                .flatMap(trace -> trace.getSteps().stream())
                .filter(OTHER::equals)
                .count();
    }

    /** Sorted. */
    List<String> persons() {
        return traces.stream().map(Trace::getPerson).distinct().sorted().toList();
    }
}
