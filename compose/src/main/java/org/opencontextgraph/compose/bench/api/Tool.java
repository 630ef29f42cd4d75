package org.opencontextgraph.compose.bench.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opencontextgraph.compose.embedded.Refusal;

/** A program on the PATH that makes load. */
public record Tool(String name) {
    public boolean isThere() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(":", -1))
                .anyMatch(folder ->
                        !folder.isEmpty() && Files.isExecutable(Path.of(folder).resolve(name)));
    }

    /** @throws Refusal when it is not there */
    void require() {
        if (!isThere()) {
            throw new Refusal(
                    "this benchmark needs " + name
                            + " on the PATH (Debian: apt-get install wrk postgresql-contrib; macOS: brew install wrk postgresql)");
        }
    }

    /** What it prints, both streams. */
    public String run(List<String> arguments, Map<String, String> environment, long mostSeconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        Path printed = Files.createTempFile("ocg-bench-", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
                    throw new Refusal(name + " did not end by itself");
                }
            } finally {
                process.destroyForcibly();
            }
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new Refusal(name + " failed: " + text.strip());
            }
            return text;
        } finally {
            Files.deleteIfExists(printed);
        }
    }
}
