package org.opencontextgraph.ingest.github;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.file.log.SharedLogs;

/** What GitHub really sent; it lies beside the project and is not part of it. */
final class RecordedPayloads {
    static final ObjectMapper JSON = new ObjectMapper();

    /** The repository whose lists were recorded. */
    static final long LISTED = 134018330;

    static final Map<String, ItemKind> LISTS = new TreeMap<>(Map.of(
            "issues", ItemKind.ISSUE,
            "issue-events", ItemKind.ISSUE_EVENT,
            "comments", ItemKind.ISSUE_COMMENT,
            "pull-requests", ItemKind.PULL_REQUEST,
            "pull-request-reviews", ItemKind.REVIEW,
            "pull-request-commits", ItemKind.COMMIT,
            "workflow-runs", ItemKind.WORKFLOW_RUN));

    record Delivery(String file, String type, JsonNode body) {
        @Override
        public String toString() {
            return file;
        }
    }

    record Item(String place, ItemKind kind, JsonNode item) {
        @Override
        public String toString() {
            return place;
        }
    }

    private RecordedPayloads() {}

    static List<Delivery> deliveries() {
        Path folder = folder("github-webhooks");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new Delivery(
                            folder.relativize(file).toString(),
                            requireNonNull(file.getParent()).getFileName().toString(),
                            tree(read(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode delivery(String file) {
        return tree(read(folder("github-webhooks").resolve(file)));
    }

    static List<Item> items() {
        return LISTS.keySet().stream().flatMap(it -> items(it).stream()).toList();
    }

    static List<Item> items(String list) {
        List<String> lines =
                read(folder("github-api").resolve(list + ".jsonl")).lines().toList();
        return Stream.iterate(0, it -> it < lines.size(), it -> it + 1)
                .map(it -> new Item(
                        list + " " + (it + 1),
                        requireNonNull(LISTS.get(list)),
                        tree(lines.get(it)).path("data")))
                .toList();
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        Path folder = SharedLogs.directory().resolve("payloads").resolve(name);
        assumeTrue(
                Files.isDirectory(folder), () -> name + " is not there; the real payloads lie in shared/data/payloads");
        return folder;
    }
}
