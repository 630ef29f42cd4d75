package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.bench.next.NextBench;
import org.opencontextgraph.compose.bench.next.NextFigures;
import org.opencontextgraph.compose.bench.next.NextPage;
import org.opencontextgraph.compose.bench.next.NextTable;
import org.opencontextgraph.compose.bench.next.SplitLog;
import org.opencontextgraph.ingest.file.log.Mapping;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How often the next step is foreseen. */
@Command(
        name = "next-step",
        description = "How often the next step is foreseen, by the model alone and through the gate; needs no broker.",
        mixinStandardHelpOptions = true)
final class NextStepBenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(
            names = "--parts",
            paramLabel = "DIR",
            defaultValue = "../shared/data/next-step",
            description =
                    "Logs in fixed parts: train_NAME.xes.gz, val_NAME.xes.gz, test_NAME.xes.gz (default: ${DEFAULT-VALUE}).")
    private Path parts = Path.of("");

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "This log instead, split 64:16:20 in the order in which its cases begin.")
    private @Nullable Path file;

    @Option(
            names = "--map",
            paramLabel = "MAP",
            converter = LogOptions.MappingConverter.class,
            description = "Where that log keeps what: case=...,activity=...,time=...[,order=...][,zone=...].")
    private Mapping mapping = Mapping.DEFAULT;

    @Option(names = "--validation", description = "Score the validation part: for whoever chooses anything.")
    private boolean validation;

    @Option(names = "--json", description = "Print the figures as the last line.")
    private boolean json;

    @Option(names = "--page", paramLabel = "FILE", description = "Write the figures into this page, and nothing else.")
    private @Nullable Path page;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, NextFigures> figures = new LinkedHashMap<>();
        for (SplitLog log : logs()) {
            spec.commandLine().getErr().println(log.name());
            spec.commandLine().getErr().flush();
            figures.put(log.name(), validation ? NextBench.validation(log) : NextBench.test(log));
        }
        if (page != null) {
            Files.writeString(page, NextPage.of(figures, origin()));
        }
        out.print(NextTable.of(figures));
        if (json) {
            out.println(NextFigures.json(figures));
        }
        out.flush();
        return 0;
    }

    /** The command as others can repeat it: what lies where on this machine says nothing to them. */
    private String origin() throws IOException {
        String log = file == null ? "" : " --log " + file.getFileName();
        String part = validation ? " --validation" : "";
        return "`./ocg bench next-step%s%s`, %s, %s"
                .formatted(log, part, LocalDate.now(ZoneOffset.UTC), Revision.current());
    }

    private List<SplitLog> logs() throws IOException {
        Path one = file;
        if (one != null) {
            require(Files.isReadable(one), "cannot read " + one);
            return List.of(SplitLog.of(String.valueOf(one.getFileName()), one, mapping));
        }
        require(Files.isDirectory(parts), "there is no folder " + parts);
        List<SplitLog> logs = new ArrayList<>(SplitLog.in(parts));
        require(!logs.isEmpty(), "there is no train_NAME.xes.gz in " + parts);
        return logs;
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), problem);
        }
    }
}
