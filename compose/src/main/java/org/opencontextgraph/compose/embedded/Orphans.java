package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Programs that outlived their JVM. One is stopped only if all three hold: its pid file is in this directory, the process
 * is the one that was written down, and its command line names this directory.
 */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final int PATIENCE_SECONDS = 5;

    private Orphans() {}

    /** To be called with the directory locked. */
    static void stop(DataDirectory directory) {
        for (String name : List.of(EmbeddedRedis.NAME, EmbeddedPostgres.NAME)) {
            PidFile pidFile = PidFile.of(directory, name);
            pidFile.process()
                    .filter(process -> names(process, directory.root()))
                    .ifPresent(process -> stop(name, process));
            pidFile.delete();
        }
        dropForeignLock(directory);
    }

    private static void stop(String name, ProcessHandle process) {
        LOG.warn("stopping {} (process {}), left over by an instance that was killed", name, process.pid());
        Signals.send(name.equals(EmbeddedPostgres.NAME) ? "INT" : "TERM", process.pid());
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while stopping an old " + name, e);
        }
    }

    /**
     * PostgreSQL refuses to start while the number in its {@code postmaster.pid} is alive. After a restart of the machine
     * or container that number may be anybody's.
     */
    private static void dropForeignLock(DataDirectory directory) {
        Path lock = directory.root().resolve("postgres/data/postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return;
            }
            Optional<ProcessHandle> holder = Files.readAllLines(lock).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
            if (holder.isPresent() && names(holder.get(), directory.root())) {
                stop(EmbeddedPostgres.NAME, holder.get());
            } else {
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new Refusal("cannot clean up " + lock + ": " + IoReason.of(e), e);
        }
    }

    private static boolean names(ProcessHandle process, Path directory) {
        return ProcessArguments.of(process.pid()).contains(directory + "/");
    }
}
