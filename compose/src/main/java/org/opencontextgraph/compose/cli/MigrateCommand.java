package org.opencontextgraph.compose.cli;

import java.util.concurrent.Callable;
import org.opencontextgraph.compose.run.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database to this version. */
@Command(
        name = "migrate",
        description = "Bring the database to this version's tables and roles; may be run any number of times.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Override
    public Integer call() {
        boolean changed = Tables.migrate(target.config());
        var out = spec.commandLine().getOut();
        out.println(changed ? "The database was brought to this version." : "The database is at this version.");
        out.flush();
        return 0;
    }
}
