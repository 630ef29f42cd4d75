package org.opencontextgraph.query.server.fuzz;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request in the making: values not yet encoded, so that it can be seen whether they keep to the contract. */
final class Draft {
    /** Lone surrogates survive it. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d*");
    /** A path that has these is taken apart in more than one way (RFC 3986, 3.3; RFC 8820): the contract gives it to nobody. */
    private static final Pattern AMBIGUOUS = Pattern.compile(".*[/\\\\;%\\p{Cntrl}].*|\\.{0,2}", Pattern.DOTALL);

    record Pair(String name, String value) {}

    final Operation operation;
    final Map<String, String> path = new HashMap<>();
    final List<Pair> query = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();

    @Nullable
    JsonNode body;

    Draft(Operation operation) {
        this.operation = operation;
    }

    String target(Encoding encoding) {
        StringBuilder target = new StringBuilder();
        for (String segment : operation.path().substring(1).split("/", -1)) {
            target.append('/')
                    .append(
                            segment.startsWith("{")
                                    ? encoding.of(path.getOrDefault(segment.substring(1, segment.length() - 1), "x"))
                                    : segment);
        }
        for (int i = 0; i < query.size(); i++) {
            target.append(i == 0 ? '?' : '&')
                    .append(encoding.of(query.get(i).name()))
                    .append('=')
                    .append(encoding.of(query.get(i).value()));
        }
        return target.toString();
    }

    byte[] bytes() {
        try {
            return body == null ? new byte[0] : MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the contract says of it. */
    Expected expected(ApiDocument document) {
        Expected expected = Expected.TAKEN;
        for (Operation.Parameter parameter : operation.in("path")) {
            String value = path.getOrDefault(parameter.name(), "x");
            if (isAmbiguous(value) || isLong(document, value)) {
                return Expected.OPEN;
            }
            expected = worse(expected, keeps(document, parameter.schema(), value));
        }
        for (Operation.Parameter parameter : operation.in("query")) {
            expected = worse(expected, ofParameter(document, parameter));
        }
        for (Operation.Parameter parameter : operation.in("header")) {
            expected = worse(expected, ofHeader(document, parameter));
        }
        if (!operation.openQuery()
                && query.stream()
                        .anyMatch(pair -> operation.in("query").stream()
                                .noneMatch(parameter -> parameter.name().equals(pair.name())))) {
            expected = Expected.REFUSED;
        }
        return worse(expected, ofBody(document));
    }

    /** Whether its address may be read as another operation's, or as none. */
    boolean isAmbiguous() {
        return operation.in("path").stream().anyMatch(it -> isAmbiguous(path.getOrDefault(it.name(), "x")));
    }

    private static boolean isAmbiguous(String value) {
        return AMBIGUOUS.matcher(value).matches() || isNoText(value);
    }

    private Expected ofParameter(ApiDocument document, Operation.Parameter parameter) {
        List<String> values = query.stream()
                .filter(pair -> pair.name().equals(parameter.name()))
                .map(Pair::value)
                .toList();
        if (values.isEmpty()) {
            return parameter.required() ? Expected.REFUSED : Expected.TAKEN;
        }
        if (values.stream().anyMatch(value -> isLong(document, value))) {
            return Expected.REFUSED;
        }
        if (parameter.isList()) {
            var list = JsonNodeFactory.instance.arrayNode();
            values.forEach(list::add);
            return values.stream().anyMatch(Draft::isNoText) || !document.takes(parameter.schema(), list)
                    ? Expected.REFUSED
                    : Expected.TAKEN;
        }
        return values.size() > 1 ? Expected.REFUSED : keeps(document, parameter.schema(), values.getFirst());
    }

    private Expected ofHeader(ApiDocument document, Operation.Parameter parameter) {
        List<String> values = headers.stream()
                .filter(header -> header.name().equals(parameter.name()))
                .map(Header::value)
                .toList();
        if (values.isEmpty()) {
            return parameter.required() ? Expected.REFUSED : Expected.TAKEN;
        }
        return values.size() == 1 && document.takes(parameter.schema(), TextNode.valueOf(values.getFirst()))
                ? Expected.TAKEN
                : Expected.OPEN;
    }

    private Expected ofBody(ApiDocument document) {
        Optional<JsonNode> schema = operation.body();
        if (schema.isEmpty()) {
            return body == null ? Expected.TAKEN : Expected.OPEN;
        }
        if (bytes().length > document.largestBody()) {
            return Expected.OPEN;
        }
        return body != null && document.takes(schema.get(), body) && !hasNoText(body)
                ? Expected.TAKEN
                : Expected.REFUSED;
    }

    private static Expected keeps(ApiDocument document, JsonNode schema, String value) {
        if (isNoText(value)) {
            return Expected.REFUSED;
        }
        if (schema.path("type").asText().equals("integer")) {
            if (!WHOLE.matcher(value).matches()) {
                return value.matches("[+-]?0*\\d+") ? Expected.OPEN : Expected.REFUSED; // numbers written otherwise
            }
            return document.takes(schema, JsonNodeFactory.instance.numberNode(new BigInteger(value)))
                    ? Expected.TAKEN
                    : Expected.REFUSED;
        }
        return document.takes(schema, TextNode.valueOf(value)) ? Expected.TAKEN : Expected.REFUSED;
    }

    /** No text has a NUL, or half a character (Unicode, D76). */
    private static boolean isNoText(String value) {
        return value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    private static boolean hasNoText(JsonNode node) {
        return (node.isTextual() && isNoText(node.textValue()))
                || node.valueStream().anyMatch(Draft::hasNoText);
    }

    private static boolean isLong(ApiDocument document, String value) {
        return value.codePointCount(0, value.length()) > document.longestParameter();
    }

    private static Expected worse(Expected one, Expected other) {
        return one == Expected.REFUSED || other == Expected.REFUSED
                ? Expected.REFUSED
                : one == Expected.OPEN ? one : other;
    }
}
