package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Answer.Mapped;
import org.opencontextgraph.ingest.connector.SourceEvent;

/** Every node of the recorded payloads, replaced by what it cannot be: nothing throws, and no free text gets into what leaves. */
class MutatedPayloadsTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Site SITE = Site.at(URI.create("https://acme.atlassian.net"));
    private static final String MARK = "Free Text";

    /** No id, time or word of Jira's. */
    private static final List<JsonNode> IMPOSSIBLE =
            List.of(JSON.textNode(MARK), JSON.numberNode(BigInteger.TWO.pow(200)), JSON.numberNode(1.5));

    private static final List<JsonNode> STRANGE = List.of(
            JSON.nullNode(),
            JSON.objectNode(),
            JSON.arrayNode(),
            JSON.arrayNode().add(MARK),
            JSON.objectNode().put("id", MARK),
            JSON.booleanNode(true),
            JSON.numberNode(Long.MIN_VALUE),
            JSON.numberNode(Long.MAX_VALUE),
            JSON.textNode("+999999999-12-31T23:59:59Z"),
            JSON.textNode(MARK.repeat(5_000)));

    /** Accounts have ids without a fixed form, so anything may be one. */
    private static final Set<String> ACCOUNTS = Set.of("accountId", "key");

    /** Payloads of one kind. */
    private static final int ENOUGH = 2;

    private final Deliveries deliveries = new Deliveries(SITE);
    private final Items items = new Items(SITE);
    private int replaced;

    @Test
    void shouldTakeNothingThatCannotBeInPlaceOfAnyNode() {
        Map<String, Integer> seen = new HashMap<>();
        Statuses statuses = RecordedPayloads.statuses();
        RecordedPayloads.deliveries().forEach(it -> check(seen, it.body(), deliveries::read));
        RecordedPayloads.items()
                .forEach(it -> check(seen, it.item(), payload -> items.read(it.kind(), it.issue(), payload, statuses)));

        assertThat(seen).hasSizeGreaterThan(15);
        assertThat(replaced).isGreaterThan(50_000);
    }

    private void check(Map<String, Integer> seen, JsonNode recorded, Function<JsonNode, List<Answer>> reading) {
        JsonNode payload = recorded.deepCopy();
        Map<String, SourceEvent> before = events(reading.apply(payload));
        String kind = before.values().stream().map(SourceEvent::label).sorted().collect(Collectors.joining(" "));
        if (seen.merge(kind, 1, Integer::sum) <= ENOUGH) {
            replaceEach(payload, payload, reading, before);
        }
    }

    private void replaceEach(
            JsonNode root, JsonNode at, Function<JsonNode, List<Answer>> reading, Map<String, SourceEvent> before) {
        if (at instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                JsonNode old = field.getValue();
                String name = field.getKey();
                if (!ACCOUNTS.contains(name)) {
                    for (JsonNode wrong : IMPOSSIBLE) {
                        object.set(name, wrong);
                        events(reading.apply(root)).forEach((id, it) -> assertSame(name, it, before.get(id)));
                        replaced++;
                    }
                    for (JsonNode strange : STRANGE) {
                        object.set(name, strange);
                        assertThat(reading.apply(root).toString())
                                .as(name)
                                .doesNotContain(MARK)
                                .doesNotContain("free_text");
                        replaced++;
                    }
                }
                object.set(name, old);
                replaceEach(root, old, reading, before);
            }
        }
        if (at instanceof ArrayNode) {
            at.forEach(it -> replaceEach(root, it, reading, before));
        }
    }

    /** What happened to what, when and by whom stays, or is not told. */
    private static void assertSame(String name, SourceEvent after, @Nullable SourceEvent before) {
        assertThat(before).as(name).isNotNull();
        if (before != null) {
            assertThat(after.resource()).as(name).isEqualTo(before.resource());
            assertThat(after.time()).as(name).isEqualTo(before.time());
            if (after.account() != null) {
                assertThat(after.account()).as(name).isEqualTo(before.account());
            }
        }
    }

    private static Map<String, SourceEvent> events(List<Answer> answers) {
        return answers.stream()
                .filter(Mapped.class::isInstance)
                .map(it -> ((Mapped) it).event())
                .collect(Collectors.toMap(SourceEvent::id, it -> it));
    }
}
