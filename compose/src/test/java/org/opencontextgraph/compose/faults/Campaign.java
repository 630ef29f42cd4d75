package org.opencontextgraph.compose.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The counts of all runs, said as they come, and written where {@code ./ocg soak} looks for its result. */
final class Campaign {
    private final Map<String, Integer> met = new TreeMap<>();
    private final List<Long> failed = new ArrayList<>();
    private int runs;

    void passed(long seed, Map<String, Integer> happened, long millis) {
        count(happened);
        say(seed, "as undisturbed", happened, millis);
    }

    void failed(long seed, Map<String, Integer> happened, long millis) {
        failed.add(seed);
        count(happened);
        say(seed, "NOT as undisturbed", happened, millis);
    }

    /** @param undisturbed what all runs were held against */
    void report(RecordedLog log, Outcome undisturbed) throws IOException {
        @Nullable String file = System.getProperty("ocg.soak.result");
        if (file == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append(runs)
                .append(" runs of one recorded log of ")
                .append(log.size())
                .append(" records; ")
                .append(runs - failed.size())
                .append(" ended as undisturbed, byte for byte: ")
                .append(undisturbed.units().stream().mapToInt(List::size).sum())
                .append(" records of `release.unit.v1` in their order, ")
                .append(undisturbed.audit().size())
                .append(" of the audit, ")
                .append(undisturbed.ledger().size())
                .append(" of the ledger, ")
                .append(undisturbed.state().size())
                .append(" rows of state, and no dead letter but those that the log holds on purpose.\n");
        if (!failed.isEmpty()) {
            text.append("\nThese seeds did not: ").append(failed).append(".\n");
        }
        text.append("\n| what happened | how often |\n|---|---|\n");
        met.forEach((what, often) ->
                text.append("| ").append(what).append(" | ").append(often).append(" |\n"));
        Files.writeString(Path.of(file), text);
    }

    private void count(Map<String, Integer> happened) {
        runs++;
        happened.forEach((what, often) -> met.merge(what, often, Integer::sum));
    }

    private static void say(long seed, String verdict, Map<String, Integer> happened, long millis) {
        System.out.println("seed " + seed + ", " + (millis + 500) / 1000 + " s, " + verdict + ": " + happened);
    }
}
