package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who runs: one line for the process id, one for the moment it started (0 when the system does not tell). */
record PidFile(Path file) {
    /** Linux tells starts relative to the boot, whose own moment wobbles when the clock is set. */
    private static final long CLOCK_WOBBLE_MILLIS = 2_000;

    static PidFile of(DataDirectory directory, String name) {
        return new PidFile(directory.room("run").resolve(name + ".pid"));
    }

    void write(ProcessHandle process) {
        PrivateFile.write(file, process.pid() + "\n" + startOf(process) + "\n");
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Refusal("cannot delete " + file + ": " + IoReason.of(e), e);
        }
    }

    /** The very process that was written down, if it still lives; never another one that got its number later. */
    Optional<ProcessHandle> process() {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2 || !lines.stream().allMatch(line -> line.matches("[0-9]{1,18}"))) {
                return Optional.empty();
            }
            long start = Long.parseLong(lines.get(1));
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Math.abs(startOf(process) - start) <= CLOCK_WOBBLE_MILLIS);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
