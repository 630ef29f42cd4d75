package org.opencontextgraph.ingest.jira;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.file.log.SharedLogs;

/** What Jira really sent; it lies beside the project and is not part of it. */
final class RecordedPayloads {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ISSUE = Pattern.compile("/issue/([0-9]+)/");

    record Delivery(String file, JsonNode body) {
        @Override
        public String toString() {
            return file;
        }
    }

    record Item(String place, ItemKind kind, String issue, JsonNode item) {
        @Override
        public String toString() {
            return place;
        }
    }

    private RecordedPayloads() {}

    static List<Delivery> deliveries() {
        try (Stream<Path> files = Files.list(folder("jira-webhooks"))) {
            return files.sorted()
                    .map(file -> new Delivery(file.getFileName().toString(), tree(read(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode delivery(String file) {
        return tree(read(folder("jira-webhooks").resolve(file)));
    }

    static Statuses statuses() {
        var all = JSON.createArrayNode();
        lines("status").forEach(it -> all.add(it.path("data")));
        return Statuses.listed(all);
    }

    static List<JsonNode> users() {
        return lines("users").stream().map(it -> it.path("data")).toList();
    }

    /** Issues with what is in them, and the lists of their own. */
    static List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (JsonNode line : lines("issues")) {
            JsonNode issue = line.path("data");
            String id = issue.path("id").asText();
            items.add(new Item("issue " + id, ItemKind.ISSUE, id, issue));
            for (JsonNode entry : issue.path("changelog").path("histories")) {
                items.add(
                        new Item("issue " + id + " history " + entry.path("id").asText(), ItemKind.HISTORY, id, entry));
            }
            for (JsonNode comment : issue.path("fields").path("comment").path("comments")) {
                items.add(new Item(
                        "issue " + id + " comment " + comment.path("id").asText(), ItemKind.COMMENT, id, comment));
            }
        }
        add(items, "issue-changelogs", ItemKind.HISTORY);
        add(items, "worklogs", ItemKind.WORKLOG);
        return items;
    }

    private static void add(List<Item> items, String file, ItemKind kind) {
        List<JsonNode> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher issue = ISSUE.matcher(lines.get(i).path("url").asText());
            if (!issue.find()) {
                throw new IllegalStateException(file + " " + (i + 1) + " says no issue");
            }
            items.add(new Item(
                    file + " " + (i + 1), kind, issue.group(1), lines.get(i).path("data")));
        }
    }

    private static List<JsonNode> lines(String file) {
        return read(folder("jira-api").resolve(file + ".jsonl"))
                .lines()
                .map(RecordedPayloads::tree)
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
