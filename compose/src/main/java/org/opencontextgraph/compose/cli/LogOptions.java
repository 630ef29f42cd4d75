package org.opencontextgraph.compose.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.ingest.file.FileImport;
import org.opencontextgraph.ingest.file.log.Mapping;
import org.opencontextgraph.schema.config.Durations;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.ProcessKey;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What the operator says about an event log; the same for {@code demo} and {@code import}. */
final class LogOptions {
    private static final Pattern ENDINGS =
            Pattern.compile("(?i)(\\.(xes|csv|jsonocel|xmlocel|json|xml|ocel))*(\\.gz)?$");
    private static final Pattern NOT_IN_A_KEY = Pattern.compile("[^a-z0-9._-]+");

    /** Whether the log's people agreed. */
    enum Consent {
        ALL,
        NONE
    }

    @Option(
            names = "--map",
            paramLabel = "MAP",
            converter = MappingConverter.class,
            description = "Where the log keeps what: case=...,activity=...,person=...,time=...[,order=...][,zone=...].")
    private Mapping mapping = Mapping.DEFAULT;

    @Option(names = "--process", paramLabel = "KEY", description = "The log's process (default: the file's name).")
    private @Nullable String process;

    @Option(
            names = "--task-idle",
            paramLabel = "D",
            defaultValue = "30d",
            converter = DurationConverter.class,
            description = "A task ends when nothing came for this long (default: ${DEFAULT-VALUE}).")
    private Duration taskIdle = Duration.ofDays(30);

    @Option(
            names = "--register-labels",
            description = "Make the file's labels this import's vocabulary; one carried by fewer than k persons becomes"
                    + " `other`. Without it every label does (demo --log implies it).")
    private boolean registerLabels;

    @Option(
            names = "--consent",
            paramLabel = "all|none",
            defaultValue = "none",
            description = "Whether you vouch that all people in the log agreed, from its beginning; it is written down"
                    + " (default: ${DEFAULT-VALUE}).")
    private Consent consent = Consent.NONE;

    @Option(
            names = "--readable-by",
            paramLabel = "WHO",
            defaultValue = "unknown",
            converter = ReadersConverter.class,
            description = "Who may read every case: everyone, group:NAME or unknown (default: ${DEFAULT-VALUE}).")
    private Readers readers = Readers.UNKNOWN;

    /** Who may read; nobody knows when there is no audience. */
    record Readers(@Nullable Audience audience) {
        static final Readers UNKNOWN = new Readers(null);
    }

    /** Two logs of one process would be two imports of it, and the second is refused. */
    void refuseOneProcessForMany(int files, CommandLine command) {
        if (process != null && files > 1) {
            throw new CommandLine.ParameterException(
                    command, "--process names one process, but there are " + files + " logs");
        }
    }

    /** Readers that the operator has not declared would be a name that a typing mistake can make. */
    void refuseUndeclaredReaders(List<String> declared) {
        Audience named = readers.audience();
        if (named != null && !declared.contains(named.value())) {
            throw new Refusal("--readable-by " + named.value() + ": this instance declares no such audience"
                    + " (policy.audiences = " + String.join(",", declared)
                    + "); declare it in its configuration and start it again");
        }
    }

    /** What was not said, and without which nothing of the logs is ever released; empty: all of it was. */
    List<String> missing() {
        return Stream.of(
                        consent == Consent.ALL ? "" : "nobody vouched for consent (--consent all)",
                        readers.audience() == null ? "nobody knows who may read it (--readable-by)" : "",
                        registerLabels ? "" : "its labels are not registered (--register-labels)")
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** Everyone, and whoever may read the logs. */
    List<Audience> audiences() {
        Audience named = readers.audience();
        return named == null || named.equals(Audience.EVERYONE)
                ? List.of(Audience.EVERYONE)
                : List.of(Audience.EVERYONE, named);
    }

    /**
     * What to import.
     *
     * @param alwaysRegister as if {@code --register-labels} had been said
     * @param k distinct persons that a registered label needs
     */
    FileImport of(Path file, boolean alwaysRegister, int k, Path spillDirectory, CommandLine command) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(
                    command, Files.exists(file) ? "cannot read " + file : "there is no file " + file);
        }
        return new FileImport(
                file,
                key(file, command),
                mapping,
                taskIdle,
                registerLabels || alwaysRegister ? k : null,
                consent == Consent.ALL,
                readers.audience(),
                spillDirectory,
                FileImport.DEFAULT_SORT_MEMORY);
    }

    /** The same with consent and readers, so that all of it goes the whole way. */
    FileImport forBench(Path file, int k, Path spillDirectory, CommandLine command) {
        FileImport it = of(file, true, k, spillDirectory, command);
        return new FileImport(
                it.file(),
                it.process(),
                it.mapping(),
                it.taskIdle(),
                it.labelQuorum(),
                true,
                Audience.EVERYONE,
                it.spillDirectory(),
                it.sortMemory());
    }

    private ProcessKey key(Path file, CommandLine command) {
        String text = process == null ? nameOf(file) : process;
        try {
            return new ProcessKey(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, "--process: " + e.getMessage(), e);
        }
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        String plain = ENDINGS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
        return NOT_IN_A_KEY.matcher(plain).replaceAll("-");
    }

    static final class MappingConverter implements CommandLine.ITypeConverter<Mapping> {
        @Override
        public Mapping convert(String text) {
            try {
                return Mapping.parse(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    static final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration duration = Durations.parse(text);
                if (!duration.isPositive()) {
                    throw new CommandLine.TypeConversionException("it must be longer than nothing");
                }
                return duration;
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    static final class ReadersConverter implements CommandLine.ITypeConverter<Readers> {
        @Override
        public Readers convert(String text) {
            if (text.equals("unknown")) {
                return Readers.UNKNOWN;
            }
            try {
                return new Readers(new Audience(text));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException("say everyone, group:NAME or unknown");
            }
        }
    }
}
