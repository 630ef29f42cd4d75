package org.opencontextgraph.compose.cli;

import java.time.InstantSource;
import java.util.List;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.ingest.job.JobBoard;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The jobs of an instance. */
@Command(
        name = "jobs",
        description = "Scheduled jobs: see them, run one now, stop one.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class JobsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    @Command(
            name = "list",
            description = "All jobs: when they are due, whether they wait, and how the last run went.",
            mixinStandardHelpOptions = true)
    int list(@Mixin TargetOptions target) {
        board(target).all().forEach(job -> line(said(job)));
        return 0;
    }

    @Command(
            name = "dead",
            description = "Runs of the last seven days that were given up; the log says why, by their id.",
            mixinStandardHelpOptions = true)
    int dead(@Mixin TargetOptions target) {
        List<JobBoard.Run> dead = board(target).dead();
        if (dead.isEmpty()) {
            line("Nothing was given up.");
        }
        dead.forEach(run -> line(run.started() + "  " + run.id() + "  after " + run.attempt() + " attempts"));
        return 0;
    }

    @Command(name = "run", description = "Make a job due, as if its time had come.", mixinStandardHelpOptions = true)
    int runNow(@Mixin TargetOptions target, @Parameters(paramLabel = "NAME") String name) {
        if (!board(target).dueNow(name)) {
            throw missing(name);
        }
        line("`" + name + "` is due; it begins within a few seconds, or when the run that is under way has ended.");
        return 0;
    }

    @Command(
            name = "cancel",
            description = "Stop the run of a job that is under way, or that waits; its schedule stays.",
            mixinStandardHelpOptions = true)
    int cancel(@Mixin TargetOptions target, @Parameters(paramLabel = "NAME") String name) {
        switch (board(target).cancel(name)) {
            case RUNNING -> line("`" + name + "` ends at its next page.");
            case WAITING -> line("`" + name + "` waits no more; it is due again by its schedule.");
            case NOTHING -> line("`" + name + "` neither runs nor waits.");
            case UNKNOWN -> throw missing(name);
        }
        return 0;
    }

    private static String said(JobBoard.Row job) {
        String when = !job.enabled()
                ? "turned off"
                : job.waiting().map(since -> "waits since " + since).orElse("due " + job.next());
        return job.name() + "  " + job.cron() + "  " + when + "  "
                + job.last().map(JobsCommand::said).orElse("not run yet");
    }

    private static String said(JobBoard.Run run) {
        return run.outcome().orElse("runs") + ", attempt " + run.attempt() + ", begun " + run.started()
                + run.nextAttempt().map(next -> ", again at " + next).orElse("");
    }

    private static JobBoard board(TargetOptions target) {
        return new JobBoard(new Databases(target.config().postgres()).ingest(), InstantSource.system());
    }

    private static Refusal missing(String name) {
        return new Refusal("there is no job `" + name + "`: `ocg jobs list` shows those that there are");
    }

    private void line(String text) {
        var out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
