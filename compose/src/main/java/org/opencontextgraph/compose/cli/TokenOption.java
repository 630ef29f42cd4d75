package org.opencontextgraph.compose.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.Refusal;
import picocli.CommandLine.Option;

/** A tool's token. Never an argument: arguments stand in the list of processes and in the shell's history. */
final class TokenOption {
    private static final int LONGEST = 8_192;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Where the token stands, alone; - for standard input. Without it, it is asked for.")
    private @Nullable String file;

    /** @throws Refusal when there is none */
    String read() throws IOException {
        String token = given().strip();
        if (token.isEmpty() || token.length() > LONGEST || !token.chars().allMatch(it -> it > ' ' && it < 127)) {
            throw new Refusal("that is no token: it is empty, too long, or has characters that no token has");
        }
        return token;
    }

    /** Of a tool of which nothing is asked. */
    String none() {
        if (file != null) {
            throw new Refusal("a tool of this kind has no token");
        }
        return "";
    }

    @SuppressWarnings("SystemConsoleNull") // null again where there is no terminal, since 25
    private String given() throws IOException {
        if (file == null) {
            Console console = System.console();
            char[] typed = console != null && console.isTerminal() ? console.readPassword("Token: ") : null;
            if (typed == null) {
                throw new Refusal("nobody can be asked for the token here: give it with --token-file");
            }
            return new String(typed);
        }
        try {
            return file.equals("-")
                    ? new String(System.in.readNBytes(LONGEST + 1), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new Refusal("--token-file " + file + " cannot be read", e);
        }
    }
}
