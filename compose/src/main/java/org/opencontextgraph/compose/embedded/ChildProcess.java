package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server program that runs beside the JVM. It is started in a session of its own, so that Ctrl-C in a terminal reaches
 * the JVM alone, which then stops its programs in order. Its pid file lets the next start find it after a {@code kill -9}.
 */
final class ChildProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final String name;
    private final Process process;
    private final PidFile pidFile;
    private final String stopSignal;

    private ChildProcess(String name, Process process, PidFile pidFile, String stopSignal) {
        this.name = name;
        this.process = process;
        this.pidFile = pidFile;
        this.stopSignal = stopSignal;
    }

    /** What it prints is appended to {@code log}. */
    static ChildProcess start(
            String name, List<String> command, DataDirectory directory, Path workRoom, String stopSignal) {
        List<String> whole = new ArrayList<>(OwnSession.PREFIX);
        whole.addAll(command);
        Path log = directory.room("logs").resolve(name + ".log");
        try {
            Process process = new ProcessBuilder(whole)
                    .directory(workRoom.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            PidFile pidFile = PidFile.of(directory, name);
            pidFile.write(process.toHandle());
            return new ChildProcess(name, process, pidFile, stopSignal);
        } catch (IOException e) {
            throw new Refusal("cannot start " + name + ": " + IoReason.of(e), e);
        }
    }

    void awaitReady(Duration limit, Path log, BooleanSupplier ready) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                pidFile.delete();
                throw new Refusal(name + " ended while starting: " + lastLine(log));
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal(name + " was not ready after " + limit.toSeconds() + " s: " + lastLine(log));
            }
            pause(GLANCE);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        Signals.send(stopSignal, process.pid());
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        pidFile.delete();
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return (lines.isEmpty() ? "it printed nothing" : lines.getLast()) + " (see " + log + ")";
        } catch (IOException unreadable) {
            return "see " + log;
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while starting", e);
        }
    }
}
