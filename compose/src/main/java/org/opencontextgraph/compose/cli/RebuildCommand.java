package org.opencontextgraph.compose.cli;

import java.util.concurrent.Callable;
import org.opencontextgraph.compose.run.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has the released rows in PostgreSQL made again of their topic. */
@Command(
        name = "rebuild",
        description = {
            "Empty the tables that answers are made of, and have them filled again from Kafka.",
            "The same rows come back: units are replayed, never decided again. Nothing has to be restarted; until it is"
                    + " through, answers are incomplete."
        },
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Override
    public Integer call() {
        Tables.rebuild(target.config());
        var out = spec.commandLine().getOut();
        out.println(
                "The tables were emptied; the materializer fills them again. Until it is through, answers are incomplete.");
        out.flush();
        return 0;
    }
}
