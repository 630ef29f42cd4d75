package org.opencontextgraph.compose.cli;

import java.util.concurrent.Callable;
import org.opencontextgraph.compose.run.GateControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes back what was published under rules that do not suffice any more. */
@Command(
        name = "withdraw",
        description = {
            "Withdraw every unit of an epoch that is over, for good; nothing that waits in it is published any more.",
            "For example after k was raised: what was published under the smaller k goes."
        },
        mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(names = "--epoch", paramLabel = "N", required = true, description = "The epoch; the first one is 0.")
    private long epoch;

    @Override
    public Integer call() {
        GateControl.Answer answer = new GateControl(target.config()).withdraw(epoch);
        return EpochCommand.told(spec.commandLine().getOut(), "epoch " + epoch + " is withdrawn", answer);
    }
}
