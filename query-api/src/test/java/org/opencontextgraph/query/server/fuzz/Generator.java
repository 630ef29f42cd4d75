package org.opencontextgraph.query.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes requests of all kinds for all operations. */
public final class Generator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SOMETIMES = 35;
    private static final int SELDOM = 8;
    /** Together with the headers it may be more than the head of a request may have. */
    private static final int LONG = 16_000;

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final List<String> OTHER_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json; charset=iso-8859-1",
            "application/octet-stream",
            "json",
            "*/*");
    private static final List<String> TYPES =
            List.of("application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\"");

    private final ApiDocument document;
    private final Words words;
    private final Samples samples;
    private final Tricks tricks;

    public Generator(ApiDocument document, Words words) {
        this.document = document;
        this.words = words;
        this.samples = new Samples(document, words);
        this.tricks = new Tricks();
    }

    /** Any operation, any caller, any kind. */
    public Asked next(List<Caller> callers, Random random) {
        Operation operation = Texts.any(document.operations(), random);
        Caller caller = Texts.any(callers, random);
        int kind = random.nextInt(100);
        if (kind < SOMETIMES) {
            return valid(operation, caller, random);
        }
        if (kind < 60) {
            Draft draft = draft(operation, true, random);
            return asked(draft, caller, Kind.BORDER, "at the limits", random);
        }
        return kind < 80 ? invalid(operation, caller, random) : hostile(operation, caller, random);
    }

    public Asked valid(Operation operation, Caller caller, Random random) {
        return asked(draft(operation, false, random), caller, Kind.VALID, "as it should be", random);
    }

    private Draft draft(Operation operation, boolean border, Random random) {
        Draft draft = new Draft(operation);
        int edge = border ? random.nextInt(Math.max(1, operation.parameters().size())) : -1;
        for (int i = 0; i < operation.parameters().size(); i++) {
            Operation.Parameter parameter = operation.parameters().get(i);
            boolean atTheLimit = i == edge && !parameter.in().equals("header");
            if (parameter.required() || atTheLimit || random.nextInt(100) < SOMETIMES) {
                JsonNode value = samples.like(parameter.schema(), parameter.name(), atTheLimit, random);
                if (value.isArray()) {
                    value.forEach(item -> draft.query.add(new Draft.Pair(parameter.name(), item.asText())));
                } else if (parameter.in().equals("query")) {
                    draft.query.add(new Draft.Pair(parameter.name(), value.asText()));
                } else if (parameter.in().equals("path")) {
                    draft.path.put(parameter.name(), value.asText());
                } else {
                    draft.headers.add(new Header(
                            parameter.name(),
                            words.any(parameter.name(), random).orElse(value.asText())));
                }
            }
        }
        operation
                .body()
                .ifPresent(schema -> draft.body = samples.like(
                        schema, "", border && (operation.parameters().isEmpty() || random.nextBoolean()), random));
        return draft;
    }

    private Asked asked(Draft draft, Caller caller, Kind kind, String how, Random random) {
        Encoding encoding = kind == Kind.VALID ? Encoding.USUAL : Texts.any(List.of(Encoding.values()), random);
        String method = draft.operation.method().equals("GET") && random.nextInt(100) < SELDOM
                ? "HEAD"
                : draft.operation.method();
        List<Header> headers = headers(draft, caller);
        if (draft.body != null && random.nextBoolean()) {
            headers.add(new Header("Content-Type", Texts.any(TYPES, random)));
        }
        if (random.nextInt(100) < SELDOM) {
            headers.add(new Header("Accept-Encoding", "gzip"));
        }
        String target = draft.target(encoding);
        return new Asked(
                draft.isAmbiguous() ? Optional.empty() : Optional.of(draft.operation),
                kind,
                how,
                target.length() > LONG ? Expected.OPEN : draft.expected(document),
                caller,
                method,
                target,
                headers,
                draft.bytes(),
                false);
    }

    private static List<Header> headers(Draft draft, Caller caller) {
        List<Header> headers = new ArrayList<>(caller.headers());
        headers.addAll(draft.headers);
        return headers;
    }

    private Asked invalid(Operation operation, Caller caller, Random random) {
        Draft draft = draft(operation, false, random);
        return switch (random.nextInt(operation.body().isPresent() ? 12 : 6)) {
            case 0 -> {
                draft.query.add(new Draft.Pair(Texts.any(List.of("unknown", "Limit", "limit[]", ""), random), "1"));
                yield asked(draft, caller, Kind.INVALID, "an unknown parameter", random);
            }
            case 1, 2 -> spoilt(draft, caller, random);
            case 3 -> {
                operation.in("query").stream().findAny().ifPresent(parameter -> {
                    draft.query.add(new Draft.Pair(parameter.name(), "1"));
                    draft.query.add(new Draft.Pair(parameter.name(), "2"));
                });
                yield asked(draft, caller, Kind.INVALID, "a parameter twice", random);
            }
            case 4 -> {
                draft.query.clear();
                yield asked(draft, caller, Kind.INVALID, "no parameters", random);
            }
            case 5 -> wrongMethod(draft, caller, random);
            case 6 -> otherType(draft, caller, random);
            case 7, 8 -> brokenJson(draft, caller, random);
            default -> {
                draft.body = spoilt(draft.body, random);
                yield asked(draft, caller, Kind.INVALID, "another body", random);
            }
        };
    }

    private Asked otherType(Draft draft, Caller caller, Random random) {
        Asked good = asked(draft, caller, Kind.INVALID, "", random);
        List<Header> headers = headers(draft, caller);
        headers.add(new Header("Content-Type", Texts.any(OTHER_TYPES, random)));
        return with(good, "a body of another type", Expected.REFUSED, headers, good.body());
    }

    private Asked spoilt(Draft draft, Caller caller, Random random) {
        List<Operation.Parameter> parameters = draft.operation.in("query");
        if (!parameters.isEmpty()) {
            Operation.Parameter parameter = Texts.any(parameters, random);
            draft.query.removeIf(pair -> pair.name().equals(parameter.name()));
            draft.query.add(new Draft.Pair(
                    parameter.name(),
                    switch (random.nextInt(3)) {
                        case 0 -> Texts.number(random);
                        case 1 -> Texts.borderTime(random);
                        default -> Texts.border(random);
                    }));
        }
        draft.path.replaceAll((_, value) -> random.nextBoolean() ? value : Texts.border(random));
        return asked(draft, caller, Kind.INVALID, "wrong values", random);
    }

    private Asked wrongMethod(Draft draft, Caller caller, Random random) {
        Set<String> right = document.methods(draft.operation.path());
        List<String> wrong =
                METHODS.stream().filter(method -> !right.contains(method)).toList();
        Asked good = asked(draft, caller, Kind.INVALID, "another method", random);
        return new Asked(
                good.operation(),
                good.kind(),
                good.how(),
                good.operation().isPresent() && good.target().length() <= LONG
                        ? Expected.METHOD_REFUSED
                        : Expected.OPEN,
                caller,
                Texts.any(wrong, random),
                good.target(),
                good.headers(),
                good.body(),
                false);
    }

    private Asked brokenJson(Draft draft, Caller caller, Random random) {
        Asked good = asked(draft, caller, Kind.INVALID, "broken JSON", random);
        String text = new String(good.body(), StandardCharsets.UTF_8);
        String inner = text.substring(1, Math.max(1, text.length() - 1));
        String broken = switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> text.substring(0, random.nextInt(text.length()));
            case 2 -> text + "{}";
            case 3 -> "[".repeat(20_000);
            case 4 -> "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
            case 5 -> "{" + inner + (inner.isEmpty() ? "" : ",") + "\"a\":1,\"a\":2}";
            case 6 -> "{" + inner + (inner.isEmpty() ? "" : ",") + "\"limit\":" + "9".repeat(5_000) + "}";
            case 7 -> text.replace('"', '\'') + "'";
            case 8 -> "{" + inner + ",}";
            case 9 -> "\uFEFF" + text + "x";
            case 10 -> "/* */" + text;
            default -> "NaN";
        };
        return with(good, "broken JSON", Expected.REFUSED, good.headers(), broken.getBytes(StandardCharsets.UTF_8));
    }

    private static Asked with(Asked good, String how, Expected expected, List<Header> headers, byte[] body) {
        return new Asked(
                good.operation(),
                good.kind(),
                how,
                expected,
                good.caller(),
                good.method(),
                good.target(),
                headers,
                body,
                good.alone());
    }

    private static JsonNode spoilt(@Nullable JsonNode body, Random random) {
        if (!(body instanceof ObjectNode object) || random.nextInt(6) == 0) {
            return Texts.any(
                    List.of(
                            JSON.arrayNode(),
                            JSON.nullNode(),
                            JSON.textNode("{}"),
                            JSON.numberNode(1),
                            JSON.objectNode(),
                            JSON.booleanNode(true)),
                    random);
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(4) == 0) {
            return object.set("unknown_field", JSON.numberNode(1));
        }
        String name = Texts.any(names, random);
        if (random.nextInt(4) == 0) {
            object.remove(name);
            return object;
        }
        return object.set(
                name,
                Texts.any(
                        List.of(
                                JSON.nullNode(),
                                JSON.numberNode(-1),
                                JSON.numberNode(1.5),
                                JSON.booleanNode(true),
                                JSON.textNode(""),
                                JSON.textNode(Texts.border(random)),
                                JSON.textNode(Texts.hostile(random)),
                                JSON.arrayNode().add(JSON.nullNode()),
                                JSON.arrayNode().add(Texts.border(random)).add(Texts.hostile(random)),
                                JSON.objectNode().put("$ne", 1)),
                        random));
    }

    private Asked hostile(Operation operation, Caller caller, Random random) {
        Draft draft = draft(operation, false, random);
        return switch (random.nextInt(6)) {
            case 0 -> {
                draft.path.replaceAll((_, _) -> Texts.hostile(random));
                List<Operation.Parameter> parameters = operation.in("query");
                if (!parameters.isEmpty()) {
                    draft.query.add(new Draft.Pair(Texts.any(parameters, random).name(), Texts.hostile(random)));
                }
                yield asked(draft, caller, Kind.HOSTILE, "hostile values", random);
            }
            case 1 -> {
                if (draft.body instanceof ObjectNode object && !object.isEmpty()) {
                    List<Map.Entry<String, JsonNode>> fields =
                            object.properties().stream().toList();
                    object.put(Texts.any(fields, random).getKey(), Texts.hostile(random));
                }
                yield asked(draft, caller, Kind.HOSTILE, "a hostile text in the body", random);
            }
            default -> tricks.play(asked(draft, caller, Kind.HOSTILE, "", random), random);
        };
    }
}
