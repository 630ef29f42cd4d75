package org.opencontextgraph.query.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values as a schema has them, or at its limits. What comes out usually keeps to the schema; who needs to know asks the contract. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int FEW = 4;
    private static final int MANY = 300;
    private static final int OFTEN = 85;

    private final ApiDocument document;
    private final Words words;

    Samples(ApiDocument document, Words words) {
        this.document = document;
        this.words = words;
    }

    JsonNode like(JsonNode given, String name, boolean border, Random random) {
        JsonNode schema = document.resolved(given);
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        return switch (type(schema, random)) {
            case "string" -> JSON.textNode(text(schema, name, border, random));
            case "integer", "number" -> number(schema, border, random);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "array" -> array(schema, name, border, random);
            case "object" -> object(schema, border, random);
            default -> JSON.nullNode();
        };
    }

    private static String type(JsonNode schema, Random random) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.path(random.nextInt(type.size())).asText()
                : type.asText(schema.has("properties") ? "object" : "string");
    }

    private String text(JsonNode schema, String name, boolean border, Random random) {
        int longest = schema.path("maxLength").asInt(0);
        if (schema.path("format").asText().equals("date-time")) {
            return border ? Texts.borderTime(random) : Texts.time(random);
        }
        if (border && longest > 0 && random.nextBoolean()) {
            return "x".repeat(longest - random.nextInt(2));
        }
        if (border) {
            return Texts.border(random);
        }
        return random.nextInt(100) < OFTEN
                ? words.any(name, random).orElseGet(() -> Texts.plain(random))
                : Texts.plain(random);
    }

    private static JsonNode number(JsonNode schema, boolean border, Random random) {
        long least = schema.path("minimum").asLong(border ? Long.MIN_VALUE : 0);
        long most = schema.path("maximum").asLong(border ? Long.MAX_VALUE : 1_000);
        if (!border) {
            return JSON.numberNode(least + random.nextLong(Math.min(most - least, 1_000) + 1));
        }
        BigInteger limit = BigInteger.valueOf(random.nextBoolean() ? least : most);
        return JSON.numberNode(limit.add(BigInteger.valueOf(random.nextInt(3) - 1)));
    }

    private ArrayNode array(JsonNode schema, String name, boolean border, Random random) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(border ? MANY : FEW);
        int size = border
                ? Texts.any(List.of(0, least, least + 1, most, most + 1), random)
                : least + random.nextInt(Math.min(most, least + FEW) - least + 1);
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(like(schema.path("items"), name, border && random.nextInt(10) == 0, random));
        }
        return array;
    }

    private ObjectNode object(JsonNode schema, boolean border, Random random) {
        Set<String> required = names(schema.path("required"));
        JsonNode choice = schema.path("oneOf").isEmpty()
                ? schema.path("anyOf").path(0)
                : schema.path("oneOf").path(random.nextInt(schema.path("oneOf").size()));
        required.addAll(names(choice.path("required")));
        Set<String> others = IntStream.range(0, schema.path("oneOf").size())
                .mapToObj(i -> names(schema.path("oneOf").path(i).path("required")))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        ObjectNode object = JSON.objectNode();
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        String edge = names.isEmpty() ? "" : Texts.any(names, random);
        for (String name : names) {
            if (required.contains(name)
                    || (!others.contains(name) && (border || random.nextInt(5) < 2))
                    || (schema.has("minProperties") && name.equals(edge))) {
                object.set(name, like(schema.path("properties").path(name), name, border && name.equals(edge), random));
            }
        }
        return object;
    }

    private static Set<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }
}
