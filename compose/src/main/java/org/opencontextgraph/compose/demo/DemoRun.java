package org.opencontextgraph.compose.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads into a throwaway instance, waits for the last row, and tells what can be seen. */
public final class DemoRun {
    private final Loading loading;
    private final ApiReader api;
    private final ApiReader anybody;
    private final Map<String, Object> kafka;
    private final String topicPrefix;

    /**
     * @param api the reader in every audience
     * @param anybody a reader in no group
     * @param kafka settings of Kafka clients that may read the private topics
     */
    public DemoRun(Loading loading, ApiReader api, ApiReader anybody, Map<String, Object> kafka, String topicPrefix) {
        this.loading = loading;
        this.api = api;
        this.anybody = anybody;
        this.kafka = Map.copyOf(kafka);
        this.topicPrefix = topicPrefix;
    }

    /** @param sources each loads one source when called */
    public DemoReport load(List<Function<Loading, Loaded>> sources, @Nullable Path dump, PrintWriter out) {
        long began = System.nanoTime();
        List<Loaded> loaded = sources.stream().map(it -> it.apply(loading)).toList();
        double read = secondsSince(began);
        List<String> lanes = loaded.stream().map(Loaded::lane).toList();
        loading.tell("everything is loaded; waiting until the last result can be read");
        loading.awaitVisible(lanes, api);
        double visible = secondsSince(began);
        List<String> processes = api.processes();
        Dump shown = Dump.of(api, processes);
        if (dump != null) {
            shown.write(dump);
        }
        Summary.lines(processes.stream().map(this::seen).toList()).forEach(out::println);
        LaneBooks books = LaneBooks.read(kafka, topicPrefix, new HashSet<>(lanes));
        return new DemoReport(
                loaded.stream().mapToLong(Loaded::eventsRead).sum(),
                loaded.stream().mapToLong(Loaded::eventsRejected).sum(),
                loaded.stream().mapToLong(Loaded::eventsWithoutPerson).sum(),
                loaded.stream().mapToLong(Loaded::people).sum(),
                loaded.stream().mapToLong(Loaded::cases).sum(),
                books.tasks(),
                books.traces(),
                books.units(),
                books.unitsL0(),
                shown.variants().size(),
                shown.edges().size(),
                books.occurrences(),
                books.occurrencesPublished(),
                books.tracesPublished(),
                new DemoReport.Seconds(read, visible));
    }

    private Summary.Seen seen(String process) {
        long forEveryone = anybody.processes().contains(process)
                ? anybody.variants(process).size()
                : 0;
        return new Summary.Seen(process, api.variants(process), api.edges(process), forEveryone);
    }

    private static double secondsSince(long began) {
        return Math.round((System.nanoTime() - began) / 1e6) / 1e3;
    }
}
