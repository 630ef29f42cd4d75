package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own programs, as they can be run here. PostgreSQL refuses to run as root: root runs it inside a user
 * namespace, where it is nobody in particular, yet owns its files.
 */
record PostgresPrograms(Path folder, List<String> prefix) {
    private static final String VERSION = "18.6";

    static PostgresPrograms unpack(DataDirectory directory) {
        Path folder = Unpacked.archive(Platform.current().postgresArchive(), "postgresql-" + VERSION, directory);
        return new PostgresPrograms(folder.resolve("bin"), isRoot() ? namespace() : List.of());
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs to the end; {@code input} is what the program reads. */
    void run(Path log, String input, List<String> command) {
        String program = Path.of(command.get(prefix.size())).getFileName().toString();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new Refusal("PostgreSQL's " + program + " ended with code " + code + " (see " + log + ")");
            }
        } catch (IOException e) {
            throw new Refusal("cannot run PostgreSQL's " + program + ": " + IoReason.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while setting up PostgreSQL", e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    private static List<String> namespace() {
        try {
            Process trial = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (trial.waitFor(2, TimeUnit.SECONDS) && trial.exitValue() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException noSuchProgram) {
            throw cannotRunAsRoot(noSuchProgram);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw cannotRunAsRoot(null);
    }

    private static Refusal cannotRunAsRoot(@org.jspecify.annotations.Nullable Throwable cause) {
        return new Refusal(
                "PostgreSQL does not run as root, and user namespaces (unshare -U) are not available here:"
                        + " start ocg as another user",
                cause);
    }
}
