package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one instance keeps: {@code kafka/}, {@code postgres/}, {@code redis/}, {@code streams/}, {@code logs/},
 * {@code secrets/}, {@code run/} (who runs) and the marks {@code version} and {@code unsafe}. Open means locked: a second
 * instance on the same directory is refused.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String VERSION = "1";
    private static final String UNSAFE = "unsafe";
    private static final long FREE_MEGABYTES = 256;

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Secrets secrets;

    private DataDirectory(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
        this.secrets = new Secrets(room("secrets"));
    }

    /** Takes the directory, making it when there is none yet. */
    public static DataDirectory open(Path path) {
        try {
            Path root = make(path);
            requireWritable(root);
            requireOurs(root);
            return lock(root);
        } catch (IOException e) {
            throw new Refusal("cannot use the data directory " + path + ": " + IoReason.of(e), e);
        }
    }

    public Path root() {
        return root;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** A folder of the directory, made when it is missing. */
    public Path room(String name) {
        return PrivateFile.directory(root.resolve(name));
    }

    /** Whether no instance has begun to keep anything here yet. */
    public boolean isEmpty() {
        return Stream.of("kafka", "postgres")
                .noneMatch(room -> Files.exists(root.resolve(room), LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Says that something in here left the gate under weaker rules: it must never serve readers again.
     *
     * @throws Refusal when there is data that came in under the full rules: weaker ones would publish what waits in it
     */
    public void markUnsafe() {
        if (!isUnsafe() && !isEmpty()) {
            throw new Refusal("the data directory " + root
                    + " holds data of an instance: --unsafe needs an empty one, or one that was made with --unsafe");
        }
        PrivateFile.write(root.resolve(UNSAFE), "made with --unsafe\n");
    }

    public void refuseUnsafe() {
        if (isUnsafe()) {
            throw new Refusal("the data directory " + root
                    + " was made with --unsafe and may hold what must not be shown: use another one");
        }
    }

    /** Whether something in here left the gate under weaker rules. */
    public boolean isUnsafe() {
        return Files.exists(root.resolve(UNSAFE), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {
        try (lockFile) {
            lock.release();
        } catch (IOException e) {
            throw new Refusal("cannot release the data directory " + root + ": " + IoReason.of(e), e);
        }
    }

    private static Path make(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            @Nullable Path parent = absolute.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try {
                Files.createDirectory(absolute, PrivateFile.OWNER_ONLY_DIRECTORY);
            } catch (FileAlreadyExistsException raced) {
                return absolute.toRealPath();
            } catch (NoSuchFileException nowhere) {
                throw new Refusal("cannot make the data directory " + absolute + ": nothing can be made in " + parent);
            }
        }
        if (!Files.isDirectory(absolute)) {
            throw new Refusal("the data directory " + absolute + " is a file");
        }
        return absolute.toRealPath();
    }

    private static void requireWritable(Path root) throws IOException {
        // Root may write where the mode says no; whoever took the write bit away meant it.
        boolean marked = !Files.getPosixFilePermissions(root).contains(PosixFilePermission.OWNER_WRITE);
        if (marked || !Files.isWritable(root) || Files.getFileStore(root).isReadOnly()) {
            throw new Refusal("the data directory " + root + " is read-only");
        }
        long free = Files.getFileStore(root).getUsableSpace() >> 20;
        if (free < FREE_MEGABYTES) {
            throw new Refusal("the data directory " + root + " is full: " + free + " MB free, " + FREE_MEGABYTES
                    + " MB needed to start");
        }
    }

    private static void requireOurs(Path root) throws IOException {
        Path mark = root.resolve("version");
        if (Files.exists(mark)) {
            String found = Files.readString(mark).strip();
            if (!found.equals(VERSION)) {
                throw new Refusal("the data directory " + root + " has layout " + found + ", this ocg knows layout "
                        + VERSION + ": it was written by another version");
            }
            return;
        }
        try (Stream<Path> content = Files.list(root)) {
            Set<String> harmless = Set.of("lock", "lost+found", "version.new");
            List<String> foreign = content.map(file -> file.getFileName().toString())
                    .filter(name -> !harmless.contains(name))
                    .toList();
            if (!foreign.isEmpty()) {
                throw new Refusal("the directory " + root + " is not empty and not an ocg data directory (it holds "
                        + foreign.getFirst() + "): name an empty or a new one");
            }
        }
    }

    private static DataDirectory lock(Path root) throws IOException {
        FileChannel file = FileChannel.open(
                root.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PrivateFile.OWNER_ONLY);
        @Nullable FileLock lock = null;
        try {
            lock = file.tryLock();
            if (lock == null) {
                throw inUse(root, Files.readString(root.resolve("lock")).strip());
            }
            file.truncate(0);
            file.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
            if (!Files.exists(root.resolve("version"))) {
                PrivateFile.write(root.resolve("version"), VERSION + "\n");
            }
            return new DataDirectory(root, file, lock);
        } catch (OverlappingFileLockException ownJvm) {
            throw inUse(root, Long.toString(ProcessHandle.current().pid()));
        } finally {
            if (lock == null) {
                file.close();
            }
        }
    }

    private static Refusal inUse(Path root, String pid) {
        return new Refusal("the data directory " + root + " is in use by another ocg (process " + pid + ")");
    }
}
