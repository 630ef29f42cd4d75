package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process's whole command line. Not {@link ProcessHandle.Info#commandLine()}: that one loses the arguments of a program
 * that has rewritten its title, as Redis does.
 */
final class ProcessArguments {
    private ProcessArguments() {}

    /** Empty when the process is gone or does not tell. */
    static String of(long pid) {
        Path linux = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            return Files.exists(linux)
                    ? Files.readString(linux, StandardCharsets.ISO_8859_1).replace('\0', ' ')
                    : ask(pid);
        } catch (IOException gone) {
            return "";
        }
    }

    private static String ask(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-ww", "-o", "args=", "-p", Long.toString(pid))
                .redirectErrorStream(true)
                .start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
