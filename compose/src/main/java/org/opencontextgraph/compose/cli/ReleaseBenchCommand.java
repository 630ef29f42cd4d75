package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.bench.release.FiguresPage;
import org.opencontextgraph.compose.bench.release.LogFigures;
import org.opencontextgraph.compose.bench.release.ReleaseBench;
import org.opencontextgraph.compose.bench.release.Setting;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.PolicyConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the gate publishes of a log. */
@Command(
        name = "release",
        description = "What the gate publishes of a log, by k, window and share per person; needs no broker.",
        mixinStandardHelpOptions = true)
final class ReleaseBenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(names = "--log", paramLabel = "FILE", required = true, description = "The event log.")
    @SuppressWarnings("NullAway.Init") // picocli
    private Path file;

    @Option(
            names = "--k",
            paramLabel = "N",
            split = ",",
            defaultValue = "5,10,20",
            description = "Persons of a unit, at least (default: ${DEFAULT-VALUE}).")
    private List<Integer> ks = List.of();

    @Option(
            names = "--window",
            paramLabel = "D",
            split = ",",
            defaultValue = "1d,7d,28d",
            converter = LogOptions.DurationConverter.class,
            description = "Lengths of the windows (default: ${DEFAULT-VALUE}).")
    private List<Duration> windows = List.of();

    @Option(
            names = "--m",
            paramLabel = "N",
            split = ",",
            defaultValue = "3,10",
            description = "Entries of one person in a unit, at most (default: ${DEFAULT-VALUE}).")
    private List<Integer> caps = List.of();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often time is measured; 0: not at all (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(names = "--json", description = "Print the figures as the last line.")
    private boolean json;

    @Option(names = "--page", paramLabel = "FILE", description = "Replace this log's section in this page.")
    private @Nullable Path page;

    @Mixin
    private final LogOptions log = new LogOptions();

    @Override
    public Integer call() throws IOException {
        for (int k : ks) {
            require(k >= PolicyConfig.FLOOR, "--k is at least " + PolicyConfig.FLOOR);
        }
        for (int m : caps) {
            require(m >= 1, "--m is at least 1");
        }
        require(runs >= 0, "--runs is not negative");
        PrintWriter out = spec.commandLine().getOut();
        try (ThrowawayDirectory spills = new ThrowawayDirectory(Files.createTempDirectory("ocg-bench-"))) {
            LogFigures figures = new ReleaseBench(
                            k -> log.forBench(file, k, spills.path(), spec.commandLine()),
                            Setting.grid(ks, windows, caps),
                            runs,
                            spec.commandLine().getErr())
                    .run();
            if (page != null) {
                write(page, figures);
            }
            out.print(FiguresPage.with("", figures, origin()));
            if (json) {
                out.println(figures.json());
            }
            out.flush();
        }
        return 0;
    }

    private void write(Path to, LogFigures figures) throws IOException {
        String before = Files.exists(to) ? Files.readString(to) : "";
        try {
            Files.writeString(to, FiguresPage.with(before, figures, origin()));
        } catch (IllegalArgumentException e) {
            throw new Refusal("cannot put the figures into " + to + ": " + e.getMessage(), e);
        }
    }

    /** The command as others can repeat it: what lies where on this machine says nothing to them. */
    private String origin() throws IOException {
        StringBuilder command = new StringBuilder("./ocg bench release --log ").append(file.getFileName());
        spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !List.of("--log", "--page", "--json").contains(option.longestName()))
                .forEach(option -> command.append(' ')
                        .append(option.longestName())
                        .append(' ')
                        .append(String.join(",", option.originalStringValues())));
        return "`%s`, %s, %s".formatted(command, LocalDate.now(ZoneOffset.UTC), Revision.current());
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), problem);
        }
    }
}
