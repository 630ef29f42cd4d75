package org.opencontextgraph.compose.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * Programs that come inside jars, unpacked once per user under {@code $XDG_CACHE_HOME/ocg} (or {@code ~/.cache/ocg}), or
 * inside the data directory where that cannot be written.
 */
final class Unpacked {
    private Unpacked() {}

    /** The folder that holds the content of the {@code .txz} resource. */
    static Path archive(String resource, String name, DataDirectory directory) {
        return once(name, directory, target -> {
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(resource))))) {
                for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    extract(tar, entry, target);
                }
            }
        });
    }

    /** The folder that holds the resource itself, as an executable file called {@code program}. */
    static Path program(String resource, String name, String program, DataDirectory directory) {
        return once(name, directory, target -> {
            try (InputStream in = open(resource)) {
                Files.copy(in, target.resolve(program));
            }
            Files.setPosixFilePermissions(target.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        });
    }

    private interface Filling {
        void fill(Path target) throws IOException;
    }

    private static Path once(String name, DataDirectory directory, Filling filling) {
        Path shared = cache().resolve(name);
        Path own = directory.root().resolve("programs").resolve(name);
        if (Files.isDirectory(shared)) {
            return shared;
        }
        if (Files.isDirectory(own)) {
            return own;
        }
        try {
            Path target =
                    isUsable(cache()) ? shared : directory.room("programs").resolve(name);
            Path unfinished = Files.createTempDirectory(target.getParent(), name + ".");
            filling.fill(unfinished);
            try {
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException raced) {
                delete(unfinished);
            }
            return target;
        } catch (IOException e) {
            throw new Refusal("cannot unpack " + name + ": " + IoReason.of(e), e);
        }
    }

    private static Path cache() {
        String base = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        return (base.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base)).resolve("ocg");
    }

    private static boolean isUsable(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() >> 20 > 200;
        } catch (IOException notHere) {
            return false;
        }
    }

    private static InputStream open(String resource) throws IOException {
        @Nullable InputStream in = Unpacked.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new Refusal("this machine is not supported: no " + resource + " among the bundled programs");
        }
        return in;
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("an entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent() == null ? target : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Deletes the folder and what is in it; there may be none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
