package org.opencontextgraph.compose.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.privacy.AttackReport;
import org.opencontextgraph.compose.privacy.Attacker;
import org.opencontextgraph.compose.privacy.Surfaces;
import org.opencontextgraph.compose.privacy.VerdictReport;
import org.opencontextgraph.compose.privacy.Verifier;
import org.opencontextgraph.compose.privacy.verify.Verdict;
import org.opencontextgraph.compose.run.Shutdown;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Does the gate keep its word, and what is it told to keep? */
@Command(
        name = "privacy",
        description = "Check what an instance has published against what it promises, or change what it promises.",
        subcommands = {
            PrivacyCommand.Verify.class,
            PrivacyCommand.Attack.class,
            AuditCommand.class,
            EpochCommand.class,
            WithdrawCommand.class
        },
        synopsisSubcommandLabel = "verify|attack|audit|epoch|withdraw",
        mixinStandardHelpOptions = true)
final class PrivacyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "verify, attack, audit, epoch or withdraw?");
    }

    /** Recomputes. */
    @Command(
            name = "verify",
            description = "Recompute every claim about every unit from the instance's own books.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:every claim holds",
                "1:a claim does not hold; the unit and the claim are named",
                "2:misused, or the books cannot be read"
            },
            exitCodeOnExecutionException = 2,
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli
        private CommandSpec spec;

        @Mixin
        private final BooksOption books = new BooksOption();

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            try (Shutdown shutdown = Shutdown.onSignal()) {
                boolean running = books.isRunning();
                Verdict verdict = new Verifier(books.reader(shutdown), running).verdict();
                VerdictReport report = VerdictReport.of(verdict);
                if (books.json()) {
                    out.println(report.json());
                } else {
                    report.lines().forEach(out::println);
                }
                out.flush();
                return verdict.isSound() ? 0 : 1;
            }
        }
    }

    /** Tries to single somebody out. */
    @Command(
            name = "attack",
            description = {
                "Run all audits over the full published history, and tell the smallest group that any of them isolates.",
                "The work of each is bounded; an audit that stopped early says so."
            },
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:no audit isolates fewer than k persons",
                "1:one does; the row and the audit are named",
                "2:misused, or the books cannot be read"
            },
            exitCodeOnExecutionException = 2,
            mixinStandardHelpOptions = true)
    static final class Attack implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli
        private CommandSpec spec;

        @Mixin
        private final BooksOption books = new BooksOption();

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            try (Shutdown shutdown = Shutdown.onSignal()) {
                Surfaces surfaces = books.surfaces();
                AttackReport report = new Attacker(books.reader(shutdown), surfaces).attack();
                if (books.json()) {
                    out.println(report.json());
                } else {
                    report.lines().forEach(out::println);
                }
                out.flush();
                return report.sound() ? 0 : 1;
            }
        }
    }
}
