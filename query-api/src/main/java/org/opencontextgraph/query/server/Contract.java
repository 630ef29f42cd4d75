package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document that the API serves, and what it says about query parameters: one that it does not name is refused, and so
 * is one that is given twice but is no list. A filter with a spelling mistake would else look as if it had left everything.
 */
final class Contract {
    private static final int LONGEST_VALUE = 1_000;

    private final byte[] text;

    /** For each method and path the query parameters, and whether each may be given more than once. */
    private final Map<String, Map<String, Boolean>> parameters = new HashMap<>();

    private Contract(byte[] text, JsonNode document) {
        this.text = text;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().path("x-ocg-open-query").asBoolean()) {
                        return; // somebody else's words: what an identity provider adds to its answer
                    }
                    Map<String, Boolean> named = new TreeMap<>();
                    operation.getValue().path("parameters").forEach(given -> {
                        JsonNode parameter = resolved(document, given);
                        if (parameter.path("in").asText().equals("query")) {
                            named.put(
                                    parameter.path("name").asText(),
                                    parameter
                                            .path("schema")
                                            .path("type")
                                            .asText()
                                            .equals("array"));
                        }
                    });
                    parameters.put(operation.getKey() + " " + path.getKey(), named);
                }));
    }

    /** That of the program. */
    static Contract own() {
        try (@Nullable InputStream in = Contract.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: openapi.json");
            }
            byte[] text = in.readAllBytes();
            return new Contract(text, JsonMapper.builder().build().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] text() {
        return text;
    }

    /** @throws BadRequestException when a query parameter is not in the contract, or not as it is there */
    void check(Context context) {
        Map<String, List<String>> given = context.queryParamMap();
        if (given.isEmpty()) {
            return;
        }
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        if (endpoint == null) {
            throw new IllegalStateException("only for routes that matched");
        }
        Map<String, Boolean> named = parameters.get(method(endpoint) + " " + endpoint.path);
        if (named == null) {
            return;
        }
        given.forEach((name, values) -> {
            Boolean isList = named.get(name);
            if (isList == null) {
                throw new BadRequestException(
                        "there is a query parameter that this address does not take; it takes "
                                + (named.isEmpty() ? "none" : String.join(", ", named.keySet())),
                        null);
            }
            if (!isList && values.size() > 1) {
                throw new BadRequestException(name + " must be given once", null);
            }
            if (values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
                throw new BadRequestException(name + " must not be longer than " + LONGEST_VALUE + " characters", null);
            }
        });
    }

    private static String method(Endpoint endpoint) {
        return switch (endpoint.method.name()) {
            case "HEAD" -> "get";
            default -> endpoint.method.name().toLowerCase(Locale.ROOT);
        };
    }

    private static JsonNode resolved(JsonNode document, JsonNode parameter) {
        String reference = parameter.path("$ref").asText();
        return reference.isEmpty() ? parameter : document.at(reference.substring(1));
    }
}
