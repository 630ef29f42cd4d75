package org.opencontextgraph.ingest.file.order;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where files for the time of an import are made. They have no name, so they are gone with the process, even a killed one. */
public record SpillDirectory(Path path) {

    /** A new, empty file to write and read. */
    public FileChannel open() throws IOException {
        try {
            Path file = Files.createTempFile(path, "ocg-import-", ".tmp");
            // on the systems we run on, "delete on close" unlinks the file as soon as it is open
            return FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The same failure in words that name the directory. */
    public IOException failed(IOException e) {
        return new IOException(
                "reading a log needs room for files in " + path + ", and there it failed: " + e.getMessage(), e);
    }
}
