package org.opencontextgraph.compose.bench.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The frontend's tests or measurements, run by the machine's Node.
 *
 * @param frontend the folder, with its packages installed
 * @param config the name of Vitest's configuration there
 */
public record Vitest(Path frontend, String config) {
    private static final Duration FAREWELL = Duration.ofSeconds(40);
    private static final Path PROGRAM = Path.of("node_modules/vitest/vitest.mjs");

    /** Whether its packages are there: a build puts them. */
    public boolean isInstalled() {
        return Files.isRegularFile(frontend.resolve(PROGRAM));
    }

    /**
     * Runs to the end, or ends it with everything that it started.
     *
     * @param log where all that it prints goes
     * @param report where Vitest's JSON goes; not there when it came to none
     * @param environment in addition to ours
     * @return its exit code; empty when it was ended
     */
    public OptionalInt run(Path log, Path report, Map<String, String> environment, Duration limit)
            throws IOException, InterruptedException {
        Files.deleteIfExists(report);
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "build/node.sh",
                        PROGRAM.toString(),
                        "run",
                        "--config",
                        config,
                        "--reporter=default",
                        "--reporter=json",
                        "--outputFile.json=" + report.toAbsolutePath())
                .directory(frontend.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        boolean ended = false;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!ended) {
                end(process);
            }
        }
        return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    }

    /** Asks all of them to stop, so that instances stop what they started; then makes them. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
