package org.opencontextgraph.compose.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One life of an instance: from its start to its end, which may be a hard one. */
final class RunningProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InstanceSetup setup;
    private final Process process;
    private final Path said;

    private RunningProcess(InstanceSetup setup, Process process, Path said) {
        this.setup = setup;
        this.process = process;
        this.said = said;
    }

    /** @param said where its output goes */
    static RunningProcess start(InstanceSetup setup, Path said) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=org.opencontextgraph",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                InstanceMain.class.getName()));
        command.addAll(setup.toArguments());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new RunningProcess(setup, process, said);
    }

    InstanceSetup setup() {
        return setup;
    }

    private String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what an instance said", e);
        }
    }

    /** Whether it has noticed that the group had given it up. */
    boolean wasFenced() {
        return said().contains("Detected that the thread is being fenced");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether its streams have come to run. */
    boolean runs() {
        return said().contains(InstanceMain.RUNS);
    }

    /** Returns when its streams run. */
    void awaitRunning() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!runs()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the instance does not come to run: " + this.said);
            }
            Thread.sleep(50);
        }
    }

    /** SIGKILL: no last word, no commit, no leave. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP: it stands still and does not know it. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** SIGTERM: it commits and leaves. */
    void leave() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("the instance does not end: " + said);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " answers " + code);
        }
    }
}
