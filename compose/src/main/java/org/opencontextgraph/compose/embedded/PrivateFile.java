package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories for the owner's eyes only; a file is there whole or not at all. */
public final class PrivateFile {
    static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFile() {}

    public static void write(Path file, String text) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            try (FileChannel channel = FileChannel.open(
                    unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
                var bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refusal("cannot write " + file + ": " + IoReason.of(e), e);
        }
    }

    static Path directory(Path directory) {
        try {
            Files.createDirectory(directory, OWNER_ONLY_DIRECTORY);
            return directory;
        } catch (FileAlreadyExistsException e) {
            // by a start before this one, or by another part of this one a moment ago
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return directory;
            }
            throw new Refusal("cannot create " + directory + ": " + IoReason.of(e), e);
        } catch (IOException e) {
            throw new Refusal("cannot create " + directory + ": " + IoReason.of(e), e);
        }
    }
}
