package org.opencontextgraph.compose.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.run.GateControl;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.config.PolicyConfig;
import org.opencontextgraph.schema.message.Epoch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Begins other rules for what comes in. */
@Command(
        name = "epoch",
        description = {
            "Begin an epoch: other rules for the traces that come after it. What is not named stays as it is.",
            "Nothing that was decided is decided again; also the word for a label that has changed its meaning."
        },
        mixinStandardHelpOptions = true)
final class EpochCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(names = "--k", paramLabel = "K", description = "Persons that a unit has at least.")
    private @Nullable Integer k;

    @Option(names = "--manager-k", paramLabel = "K", description = "The same for a manager's audience.")
    private @Nullable Integer managerK;

    @Option(
            names = "--window",
            paramLabel = "D",
            converter = LogOptions.DurationConverter.class,
            description = "Length of a window.")
    private @Nullable Duration window;

    @Option(names = "--carry", paramLabel = "N", description = "Windows that a trace waits for company after its own.")
    private @Nullable Integer carry;

    @Option(names = "--entries-per-person", paramLabel = "M", description = "Entries of one person in a unit at most.")
    private @Nullable Integer entriesPerPerson;

    @Option(names = "--manager-audiences", split = ",", paramLabel = "WHO", description = "Audiences of managers.")
    private @Nullable List<String> managers;

    @Override
    public Integer call() {
        OcgConfig config = target.config();
        GateControl gate = new GateControl(config);
        NavigableMap<Long, Epoch> epochs = gate.epochs();
        Epoch before =
                epochs.isEmpty() ? first(config.policy()) : epochs.lastEntry().getValue();
        int newK = k == null ? before.getK() : k;
        Epoch epoch = new Epoch(
                before.getEpoch() + 1,
                newK,
                managerK == null ? Math.max(before.getManagerK(), newK) : managerK,
                window == null ? before.getWindow() : window.toMillis(),
                carry == null ? before.getCarry() : carry,
                entriesPerPerson == null ? before.getCap() : entriesPerPerson,
                managers == null ? before.getManagers() : managers);
        return told(spec.commandLine().getOut(), "epoch " + epoch.getEpoch() + " begins", gate.begin(epoch));
    }

    /** The rules of the settings. */
    static Epoch first(PolicyConfig policy) {
        return new Epoch(
                0L,
                policy.k(),
                policy.managerK(),
                policy.window().toMillis(),
                policy.carry(),
                policy.entriesPerPerson(),
                policy.managerAudiences());
    }

    /** Says what the gate answered; the command's exit code. */
    static int told(PrintWriter out, String what, GateControl.Answer answer) {
        answer.faults().forEach(fault -> out.println("refused: " + fault));
        if (answer.faults().isEmpty()) {
            out.println(what + ": " + answer.agreed() + " of " + answer.partitions() + " partitions have answered"
                    + (answer.isComplete() ? "" : "; the others do when they run"));
        }
        out.flush();
        return answer.isComplete() && answer.faults().isEmpty() ? 0 : 1;
    }
}
