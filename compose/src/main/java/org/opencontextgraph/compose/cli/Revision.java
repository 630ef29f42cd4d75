package org.opencontextgraph.compose.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Which sources these are, as git says. */
final class Revision {
    private Revision() {}

    /** "commit …", with a word about changes since; or that it is not known. */
    static String current() {
        try {
            String commit = git("rev-parse", "--short", "HEAD");
            if (commit.isEmpty()) {
                return "commit not known";
            }
            // figures are written into the docs while they are made; what was measured is the code
            String changed = git("status", "--porcelain", "--untracked-files=no", "--", "*/src/main");
            return "commit " + commit + (changed.isEmpty() ? "" : " with changes");
        } catch (IOException noGit) {
            return "commit not known";
        }
    }

    private static String git(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(Path.of(System.getProperty("ocg.home", ""))
                        .toAbsolutePath()
                        .toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            return lines.lines().collect(Collectors.joining("\n")).strip();
        }
    }
}
