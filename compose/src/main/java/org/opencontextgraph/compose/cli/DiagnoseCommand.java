package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.run.ConnectorRoom;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.inbox.DeliveryTables;
import org.opencontextgraph.ingest.inbox.Outcome;
import org.opencontextgraph.ingest.job.IngestBatch;
import org.opencontextgraph.ingest.job.PermissionRuns;
import org.opencontextgraph.ingest.registry.Diagnosis;
import org.opencontextgraph.ingest.registry.Diagnosis.Completeness;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.RunTable;
import org.opencontextgraph.ingest.registry.ToldTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how complete what was read of a tool is, and what to do about what is not. */
@Command(
        name = "diagnose",
        description = "Say how complete what was read of a tool is, and what to do; 1 when it is not, or nobody knows.",
        mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final ConnectorOptions options = new ConnectorOptions();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Override
    public Integer call() {
        ConnectorReport report = new ConnectorReport(spec.commandLine().getOut());
        ConnectorRoom room = options.room();
        Registered row = ConnectorOptions.find(room, name);
        var ingestion = room.ingestion();
        RunTable runs = new RunTable(ingestion.database());
        DeliveryTables deliveries = new DeliveryTables(ingestion.database(), ingestion.clock());
        @Nullable ScopeCheck check = null;
        @Nullable String trouble = null;
        try (OpenTool open = ingestion.open(row)) {
            check = open.tool().check();
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
        Instant now = ingestion.clock().instant();
        boolean sendsOnly = ingestion.sendsOnly(row);
        List<RunTable.Sums> sums = new ArrayList<>(runs.sums(name));
        sums.add(new ToldTable(ingestion.database()).pending(name));
        Diagnosis diagnosis = Diagnosis.of(
                new Diagnosis.Known(
                        row,
                        period(row, now),
                        runs.last(name),
                        sums,
                        check,
                        trouble,
                        room.permissions(row).isPresent(),
                        new PermissionRuns(ingestion.database(), name)
                                .last()
                                .map(it -> new Diagnosis.Readers(
                                        it.verdict(), it.resources(), it.unknown(), it.groups(), it.groupsMapped()))
                                .orElse(null),
                        sendsOnly,
                        deliveries.counts(name).stream()
                                .filter(it -> it.outcome().equals(Outcome.DISTRUSTED.word())
                                        || it.outcome().equals(Outcome.UNSEALED.word()))
                                .filter(it -> it.last().isAfter(now.minus(Duration.ofDays(1))))
                                .mapToLong(DeliveryTables.Count::deliveries)
                                .sum()),
                now);
        report.tool(row, runs.last(name), deliveries.counts(name), sendsOnly);
        report.diagnosis(diagnosis);
        return diagnosis.completeness() == Completeness.COMPLETE ? 0 : 1;
    }

    private static Duration period(Registered row, Instant now) {
        Instant next = IngestBatch.next(row.cron(), now);
        return Duration.between(next, IngestBatch.next(row.cron(), next));
    }
}
