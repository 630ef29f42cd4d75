package org.opencontextgraph.compose.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.DryRun;
import org.opencontextgraph.ingest.connector.DryRun.Outcome;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.inbox.DeliveryTables;
import org.opencontextgraph.ingest.job.PermissionRuns;
import org.opencontextgraph.ingest.registry.Diagnosis;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.RunTable;

/** What an operator is told of tools. */
record ConnectorReport(PrintWriter out) {
    void line(String text) {
        out.println(text);
        out.flush();
    }

    /**
     * @param last runs, one of each stream
     * @param sendsOnly nothing is asked of it
     */
    void tool(Registered row, List<RunTable.Row> last, List<DeliveryTables.Count> deliveries, boolean sendsOnly) {
        String when = sendsOnly ? "sends by itself" : row.cron();
        line(row.name() + "  " + row.kind() + "  " + (row.paused() ? "paused" : when));
        if (last.isEmpty() && !sendsOnly) {
            line("  not run yet");
        }
        runs("  ", last);
        if (!deliveries.isEmpty()) {
            line("  webhooks: "
                    + deliveries.stream()
                            .map(it -> it.deliveries() + " " + it.outcome() + " (last " + it.last() + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    void runs(String indent, List<RunTable.Row> rows) {
        rows.forEach(run -> line(indent + said(run)));
    }

    void permissions(String indent, PermissionRuns.Row run) {
        line(indent + "permissions: " + run.resources() + " asked, " + run.unknown() + " unknown; " + run.groups()
                + " groups, "
                + run.groupsMapped() + " mean an audience; "
                + (run.verdict().isEmpty() ? "complete" : "partial: " + run.verdict()));
    }

    void diagnosis(Diagnosis diagnosis) {
        line("");
        diagnosis.findings().forEach(it -> {
            line(it.what());
            line("  -> " + it.remedy());
        });
        line(
                switch (diagnosis.completeness()) {
                    case COMPLETE -> "Complete: everything that was to be read was read.";
                    case PARTIAL -> "Partial: what is missing stands above.";
                    case UNKNOWN -> "Unknown: nobody can tell how complete it is; why stands above.";
                });
    }

    void check(ScopeCheck check, boolean sendsOnly) {
        check.missing().forEach(it -> line("missing  " + it));
        check.writing()
                .forEach(it -> line("warning  the token could write: " + it + "; one that only reads is enough"));
        if (check.missing().isEmpty()) {
            line(
                    sendsOnly
                            ? "Its mapping can be read. It sends by itself: nothing is asked of it."
                            : "The token opens all that is to be read.");
        }
    }

    /** @return whether nothing is unmapped or rejected */
    boolean dryRun(DryRun run) {
        run.lines().forEach(it -> line(it.place() + ": " + said(it)));
        line("");
        run.lines().stream()
                .collect(Collectors.groupingBy(ConnectorReport::said, TreeMap::new, Collectors.counting()))
                .forEach((what, times) -> line(times + " x " + what));
        Map<Outcome, Long> counts =
                run.lines().stream().collect(Collectors.groupingBy(DryRun.Line::outcome, Collectors.counting()));
        line("Of " + run.lines().size() + " looked at: "
                + Arrays.stream(Outcome.values())
                        .map(it -> counts.getOrDefault(it, 0L) + " " + word(it))
                        .collect(Collectors.joining(", "))
                + ". Nothing was sent, and no cursor moved.");
        return !counts.containsKey(Outcome.UNMAPPED) && !counts.containsKey(Outcome.REJECTED);
    }

    private static String said(DryRun.Line it) {
        return word(it.outcome()) + " " + it.what();
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String said(RunTable.Row run) {
        String counts = run.stream() + ": " + run.fetched() + " fetched, " + run.mapped() + " mapped, " + run.ignored()
                + " ignored, " + run.duplicate() + " known already, " + run.unmapped() + " unmapped, " + run.rejected()
                + " rejected"
                + (run.readersKnown() + run.readersUnknown() == 0
                        ? ""
                        : ", readers of " + run.readersKnown() + " known, of " + run.readersUnknown() + " unknown")
                + (run.waited().times() == 0
                        ? ""
                        : ", waited " + run.waited().times() + " times ("
                                + run.waited().millis() / 1000 + " s)")
                + "; ";
        String until = run.completeUpTo() == null ? "(up to when is not known)" : "up to " + run.completeUpTo();
        return counts
                + (run.verdict().isEmpty() ? "complete " + until : "partial: " + String.join("; ", run.verdict()));
    }
}
