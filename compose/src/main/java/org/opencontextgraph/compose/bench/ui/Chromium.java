package org.opencontextgraph.compose.bench.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where this machine's Chromium is. */
public final class Chromium {
    /** What is needed, for those who have none. */
    public static final String NEEDED =
            "Chromium: OCG_CHROMIUM, or chromium, chromium-browser or google-chrome on the PATH (Debian: apt-get install chromium)";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    /** {@code OCG_CHROMIUM}, or the first on the PATH. */
    public static Optional<Path> find(Map<String, String> environment) {
        Stream<Path> told = Stream.ofNullable(environment.get("OCG_CHROMIUM")).map(Path::of);
        Stream<Path> onPath = Pattern.compile(":")
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(told, onPath)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
