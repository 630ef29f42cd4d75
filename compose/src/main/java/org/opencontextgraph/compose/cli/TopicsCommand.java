package org.opencontextgraph.compose.cli;

import java.util.concurrent.Callable;
import org.opencontextgraph.compose.run.Topics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The cluster's topics, compared with the catalogue and brought to it. */
@Command(
        name = "topics",
        description = "Compare a cluster's topics with the catalogue, or bring them to it.",
        subcommands = {TopicsCommand.Plan.class, TopicsCommand.Apply.class},
        synopsisSubcommandLabel = "plan|apply",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "plan or apply?");
    }

    /** Looks only. */
    @Command(
            name = "plan",
            description = "Print what apply would do, and the rights that each role needs. Changes nothing.",
            mixinStandardHelpOptions = true)
    static final class Plan implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli
        private CommandSpec spec;

        @Mixin
        private final TargetOptions target = new TargetOptions();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            try (Topics topics = Topics.of(target.config())) {
                var changes = topics.plan().changes();
                if (changes.isEmpty()) {
                    out.println("All topics are as the catalogue wants them.");
                }
                changes.forEach(out::println);
                out.println();
                out.println("Rights of a least-privilege deployment:");
                topics.rights().lines().forEach(out::println);
            }
            out.flush();
            return 0;
        }
    }

    /** Creates and alters. */
    @Command(
            name = "apply",
            description = "Create missing topics and alter settings; refuses another number of partitions.",
            mixinStandardHelpOptions = true)
    static final class Apply implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli
        private CommandSpec spec;

        @Mixin
        private final TargetOptions target = new TargetOptions();

        @Option(names = "--acls", description = "Create the rights that plan prints, too.")
        private boolean acls;

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            try (Topics topics = Topics.of(target.config())) {
                var plan = topics.plan();
                topics.apply(plan);
                plan.changes().forEach(out::println);
                if (acls) {
                    topics.grant();
                    out.println("granted  " + topics.rights().bindings().size() + " rights");
                }
                out.println("All topics are as the catalogue wants them.");
            }
            out.flush();
            return 0;
        }
    }
}
