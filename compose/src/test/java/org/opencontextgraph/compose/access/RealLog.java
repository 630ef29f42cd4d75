package org.opencontextgraph.compose.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.compose.bench.release.GateRun;
import org.opencontextgraph.ingest.file.log.LogFile;
import org.opencontextgraph.ingest.file.log.LogRecord;
import org.opencontextgraph.ingest.file.log.Mapping;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;
import org.opencontextgraph.streams.release.ReleaseSecret;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** A public log whose every case is a person's, on its way through the gate. */
record RealLog(List<Trace> traces) {
    static final String PROCESS = "log";
    private static final int SECRET_BYTES = 32;

    RealLog {
        traces = traces.stream()
                .sorted(Comparator.comparingLong(trace -> trace.getTimes().getLast()))
                .toList();
    }

    static RealLog read(List<Path> files) throws IOException {
        Map<String, Trace> cases = new LinkedHashMap<>();
        for (Path file : files) {
            new LogFile(file, Mapping.DEFAULT).read(Instant.now(), line -> {
                if (line instanceof LogRecord.Accepted event) {
                    Trace one = cases.computeIfAbsent(
                            file.getFileName() + " " + event.caseId(), name -> trace(name, List.of(), List.of()));
                    one.getSteps().add(event.activity());
                    one.getTimes().add(event.time());
                }
            });
        }
        return new RealLog(List.copyOf(cases.values()));
    }

    /** With so many cases more, each of these steps only, at the time of others. */
    RealLog with(int many, List<String> steps) {
        List<Trace> more = new ArrayList<>(traces);
        for (int i = 0; i < many; i++) {
            long time = traces.get(i * 7).getTimes().getLast();
            more.add(trace("more " + i, steps, steps.stream().map(_ -> time).toList()));
        }
        return new RealLog(more);
    }

    Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        traces.forEach(trace -> labels.addAll(trace.getSteps()));
        return labels;
    }

    /** What the standard gate publishes of it; the population of a public log is what is in it. */
    List<Unit> published(int k) {
        List<Unit> units = new ArrayList<>();
        ReleaseSettings gate = ReleaseSettings.standard(new ReleaseSecret(new byte[SECRET_BYTES]))
                .unsafely(k, true, true);
        GateRun run = new GateRun(gate, decision -> {
            if (decision instanceof Publish published) {
                units.add(published.unit());
            }
        });
        run.take(traces);
        return units;
    }

    private static Trace trace(String name, List<String> steps, List<Long> times) {
        return new Trace("log", "everyone", PROCESS, name, name, new ArrayList<>(steps), new ArrayList<>(times));
    }
}
