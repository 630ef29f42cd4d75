package org.opencontextgraph.ingest.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records in a directory when two runs of a name overlap, in whatever process: a lock of the operating system ends with its process. */
record NeverTwice(Path directory) {
    PlainJob job(String name, PlainJob.Work work) {
        return PlainJob.of(name, () -> {
            try (FileChannel file = FileChannel.open(
                    directory.resolve("lock-" + name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (lock(file) == null) {
                    mark("overlap-of-" + name + "-" + UUID.randomUUID());
                }
                mark("run-of-" + name + "-" + UUID.randomUUID());
                work.run();
            }
        });
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException another) {
            return null;
        }
    }

    void mark(String what) throws IOException {
        Files.createFile(directory.resolve(what));
    }

    boolean isMarked(String what) {
        return Files.exists(directory.resolve(what));
    }

    int runs(String name) {
        return marks("run-of-" + name + "-").size();
    }

    List<String> overlaps() {
        return marks("overlap-of-");
    }

    private List<String> marks(String beginning) {
        try (var files = Files.list(directory)) {
            return files.map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> it.startsWith(beginning))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
