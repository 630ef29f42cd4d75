package org.opencontextgraph.compose.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The real command in a JVM of its own. */
public final class OcgProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private OcgProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static OcgProcess start(Path output, String... arguments) throws IOException {
        List<String> command = command();
        command.addAll(List.of(arguments));
        File file = output.toFile();
        return new OcgProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(file)
                        .start(),
                output);
    }

    /** What starts it; its own arguments come behind. */
    public static List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=org.opencontextgraph",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Ocg.class.getName()));
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    public OcgProcess awaitLine(String text, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!output().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(
                        "waited in vain for '" + text + "', but it said: " + output() + "\n" + threads());
            }
            Thread.sleep(50);
        }
        return this;
    }

    /** What its threads are doing, when it is alive. */
    private String threads() throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        String all = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return Arrays.stream(all.split("\n\n", -1))
                .filter(it -> it.contains("opencontextgraph") || it.contains("StreamThread"))
                .collect(Collectors.joining("\n\n"));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int awaitEnd(Duration limit) throws InterruptedException, IOException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it did not end within " + limit + ": " + output());
        }
        return process.exitValue();
    }

    public void terminate() {
        process.destroy();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** For a test that failed half-way: lets it stop its own children. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
