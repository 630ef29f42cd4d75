package org.opencontextgraph.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.kit.JsonText;
import org.opencontextgraph.ingest.kit.ToolWorld;

/** Tickets that are opened, as records of a topic. Nothing of a topic is ever renamed, deleted, or read out of order. */
final class TopicHappenings implements ToolWorld {
    private static final String MAPPING = """
            events:
              - where: {/kind: [opened]}
                step: desk.ticket.open
                process: support
                resource: ticket /ticket/id
                account: user /by
                time: /at
                id: /change
              - where: {/kind: viewed}
                ignore: looking is no step
            """;

    private final Desk desk;
    private final List<CompletableFuture<Boolean>> sent = new ArrayList<>();

    TopicHappenings(String topic) throws Exception {
        desk = new Desk(topic, 2);
    }

    @Override
    public ConnectorKind kind() {
        return new TopicKind();
    }

    @Override
    public Tool open(String name) {
        sent.forEach(CompletableFuture::join); // whatever has happened is there
        sent.clear();
        Map<String, String> said = desk.settings();
        said.put("mapping", MAPPING);
        return Desk.tool(name, said);
    }

    @Override
    public int limit() {
        return 170;
    }

    private static JsonNode opened(int number, Instant time) {
        return JsonText.read("""
                {"kind": "opened", "by": "u7", "title": "%s", "at": "%s", "change": "c%d", "ticket": {"id": "t%d"}}
                """.formatted(CONTENT, time, number, number));
    }

    private void send(int number, JsonNode value) {
        CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
        var _ = desk.producer.send(
                desk.record(number % 2, null, JsonText.of(value).getBytes(UTF_8), Map.of()), (_, failure) -> {
                    if (failure == null) {
                        acknowledged.complete(true);
                    } else {
                        acknowledged.completeExceptionally(failure);
                    }
                });
        sent.add(acknowledged);
    }

    @Override
    public void happen(int number, Instant time) {
        send(number, opened(number, time));
    }

    @Override
    public boolean touch(int number, Instant time) {
        JsonNode viewed = opened(number, time);
        JsonText.put(viewed, "/kind", TextNode.valueOf("viewed"));
        send(number, viewed);
        return true;
    }

    @Override
    public boolean repeat(int number) {
        send(number + 1, opened(number, Instant.parse("2025-01-05T10:00:00Z")));
        return true;
    }

    @Override
    public List<String> places() {
        return JsonText.places(opened(0, Instant.EPOCH));
    }

    @Override
    public void happen(int number, Instant time, String place, String text) {
        JsonNode value = opened(number, time);
        JsonText.put(value, place, TextNode.valueOf(text));
        send(number, value);
    }

    @Override
    public void close() throws IOException {
        desk.close();
    }
}
