package org.opencontextgraph.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Answer.Mapped;
import org.opencontextgraph.ingest.connector.Answer.Refused;
import org.opencontextgraph.ingest.connector.SourceEvent;

/** Every recorded payload, damaged at random: nothing throws, and no free text gets into what leaves. */
class MutatedPayloadsTest {
    private static final int MUTATIONS = 20_000;
    private static final long SEED = 20_260_729;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Free text: each becomes a mark, so that it is recognised wherever a mutation puts it. */
    private static final Set<String> FREE = Set.of(
            "title",
            "body",
            "login",
            "name",
            "full_name",
            "ref",
            "label",
            "message",
            "description",
            "email",
            "path",
            "username",
            "tag_name",
            "head_branch",
            "default_branch",
            "text",
            "summary",
            "diff_hunk",
            "slug");

    private static final String MARK = "Free-Text";

    /** One that looks like a word of GitHub's. */
    private static final String WORD = "freeword";

    /** No number, word, time or name of a commit. */
    private static final List<JsonNode> IMPOSSIBLE = List.of(
            JSON.textNode(MARK), JSON.textNode(WORD), JSON.numberNode(BigInteger.TWO.pow(200)), JSON.numberNode(1.5));

    private static final List<JsonNode> STRANGE = List.of(
            JSON.nullNode(),
            JSON.objectNode(),
            JSON.arrayNode(),
            JSON.booleanNode(true),
            JSON.numberNode(0),
            JSON.numberNode(Long.MIN_VALUE),
            JSON.numberNode(Long.MAX_VALUE),
            JSON.textNode("+999999999-12-31T23:59:59Z"));

    /** Payloads of one kind. */
    private static final int ENOUGH = 3;

    private final Deliveries deliveries = new Deliveries("github");
    private final Items items = new Items("github");
    private final Random random = new Random(SEED);

    private interface Reading {
        Answer of(JsonNode payload);
    }

    private record Recorded(String kind, JsonNode payload, Reading reading) {}

    @Test
    void shouldNeverThrowNorLetFreeTextOut() {
        List<Recorded> recorded = recorded();
        // Payloads that mean something, more often than those that nobody reads.
        List<Recorded> mapped = mapped(recorded);
        Map<Class<?>, Integer> answers = new HashMap<>();

        for (int i = 0; i < MUTATIONS; i++) {
            Recorded one = i % 4 == 0 ? pick(recorded) : pick(mapped);
            JsonNode payload = one.payload().deepCopy();
            mark(payload);
            int damages = 1 + random.nextInt(3);
            for (int damage = 0; damage < damages; damage++) {
                damage((ContainerNode<?>) payload);
            }
            Answer answer = one.reading().of(payload);
            answers.merge(answer.getClass(), 1, Integer::sum);
            assertThat(answer.toString()).as("mutation %d of seed %d", i, SEED).doesNotContainIgnoringCase(MARK);
            if (answer instanceof Mapped it) {
                assertThat(leaving(it.event()))
                        .as("mutation %d of seed %d", i, SEED)
                        .doesNotContain(WORD);
            }
        }

        // The damage was neither nothing nor everything.
        assertThat(answers.get(Mapped.class)).isGreaterThan(MUTATIONS / 4);
        assertThat(answers.get(Refused.class)).isGreaterThan(MUTATIONS / 100);
    }

    /** Every node of every kind of payload that means something, one after the other. */
    @Test
    void shouldTakeNothingThatCannotBeInPlaceOfAnyNode() {
        Map<String, Integer> seen = new HashMap<>();
        for (Recorded one : mapped(recorded())) {
            JsonNode payload = one.payload().deepCopy();
            Mapped before = (Mapped) one.reading().of(payload);
            if (seen.merge(one.kind() + before.told(), 1, Integer::sum) <= ENOUGH) {
                replaceEach(payload, payload, one.reading(), before.event());
            }
        }
        assertThat(seen).hasSizeGreaterThan(25);
    }

    private static void replaceEach(JsonNode root, JsonNode at, Reading reading, SourceEvent before) {
        if (at instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                JsonNode old = field.getValue();
                String name = field.getKey();
                for (JsonNode wrong : IMPOSSIBLE) {
                    object.set(name, wrong);
                    assertThat(reading.of(root)).as(name).satisfies(it -> sameOrNone(it, before));
                }
                for (JsonNode strange : STRANGE) {
                    object.set(name, strange);
                    assertThat(reading.of(root)).as(name).isNotNull();
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
    private static void sameOrNone(Answer answer, SourceEvent before) {
        if (answer instanceof Mapped it) {
            SourceEvent after = it.event();
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.resource()).isEqualTo(before.resource());
            assertThat(after.account()).isEqualTo(before.account());
            assertThat(after.time()).isEqualTo(before.time());
        }
    }

    private List<Recorded> recorded() {
        List<Recorded> recorded = new ArrayList<>();
        RecordedPayloads.deliveries()
                .forEach(it ->
                        recorded.add(new Recorded("delivery ", it.body(), body -> deliveries.read(it.type(), body))));
        RecordedPayloads.items()
                .forEach(it -> recorded.add(new Recorded(
                        "item ", it.item(), item -> items.read(it.kind(), RecordedPayloads.LISTED, item))));
        return recorded;
    }

    private static List<Recorded> mapped(List<Recorded> recorded) {
        return recorded.stream()
                .filter(it -> it.reading().of(it.payload()) instanceof Mapped)
                .toList();
    }

    private static String leaving(SourceEvent event) {
        return (event.id()
                        + ' '
                        + event.resource()
                        + ' '
                        + event.label()
                        + ' '
                        + event.process()
                        + ' '
                        + event.account())
                .toLowerCase(Locale.ROOT);
    }

    private void mark(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                if (FREE.contains(field.getKey()) && field.getValue().isTextual()) {
                    object.put(field.getKey(), random.nextBoolean() ? MARK : WORD);
                }
            }
        }
        node.forEach(this::mark);
    }

    /** Drops or replaces a node, the shallow ones more often: those are read. */
    private void damage(ContainerNode<?> root) {
        ContainerNode<?> at = root;
        while (!at.isEmpty()) {
            List<JsonNode> inside = new ArrayList<>();
            at.forEach(inside::add);
            JsonNode next = pick(inside);
            if (!(next instanceof ContainerNode<?> container) || container.isEmpty() || random.nextInt(3) == 0) {
                replace(at, next, root);
                return;
            }
            at = container;
        }
    }

    private void replace(ContainerNode<?> parent, JsonNode old, JsonNode root) {
        boolean drop = random.nextInt(4) == 0;
        JsonNode other = other(root);
        if (parent instanceof ObjectNode object) {
            String name = object.properties().stream()
                    .filter(it -> it.getValue().equals(old))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            if (drop) {
                object.remove(name);
            } else {
                object.set(name, other);
            }
        } else if (parent instanceof ArrayNode array) {
            array.set(0, other);
        }
    }

    private JsonNode other(JsonNode root) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.textNode(MARK);
            case 2 -> JSON.textNode(WORD);
            case 3 -> JSON.textNode(WORD.repeat(1_250));
            case 4 -> JSON.numberNode(random.nextLong());
            case 5 -> JSON.numberNode(BigInteger.TWO.pow(200));
            case 6 -> JSON.booleanNode(random.nextBoolean());
            case 7 -> JSON.objectNode().put("id", WORD).put("number", MARK);
            case 8 -> JSON.arrayNode().add(MARK);
            case 9 -> JSON.numberNode(random.nextDouble());
            case 10 -> JSON.textNode(random.nextBoolean() ? "2999-01-01T00:00:00Z" : "1066-10-14T00:00:00Z");
            default -> anywhere(root).deepCopy();
        };
    }

    private JsonNode anywhere(JsonNode root) {
        JsonNode at = root;
        while (at instanceof ContainerNode<?> container && !container.isEmpty() && random.nextInt(4) > 0) {
            List<JsonNode> inside = new ArrayList<>();
            container.forEach(inside::add);
            at = pick(inside);
        }
        return at;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
