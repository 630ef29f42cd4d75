package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document that the API serves, and what it says about query parameters: one that it does not name is refused, and so
 * is one that is given twice but is no list. A filter with a spelling mistake would else look as if it had left everything.
 */
final class Contract {
    private static final int LONGEST_VALUE = 1_000;
    private static final Pattern JSON =
            Pattern.compile("\\s*application/json\\s*(;\\s*charset=(utf-8|\"utf-8\")\\s*)?", Pattern.CASE_INSENSITIVE);

    private final byte[] text;

    /** For each method and path the query parameters, and whether each may be given more than once. */
    private final Map<String, Map<String, Boolean>> parameters = new HashMap<>();

    /** Methods and paths that take a body in JSON. */
    private final Set<String> bodies = new HashSet<>();

    private Contract(byte[] text, JsonNode document) {
        this.text = text;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode body = operation.getValue().path("requestBody").path("content");
                    if (operation.getValue().has("requestBody") && !body.has("*/*")) {
                        bodies.add(operation.getKey() + " " + path.getKey());
                    }
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

    /**
     * @throws BadRequestException when a query parameter is not in the contract, or not as it is there
     * @throws HttpResponseException 415 when the body is said to be something else than the contract takes
     */
    void check(Context context) {
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        if (endpoint == null) {
            return; // the user interface: what stands behind its ? is for the page, and is not read here
        }
        String operation = method(endpoint) + " " + endpoint.path;
        if (bodies.contains(operation)) {
            checkType(context);
        }
        Map<String, List<String>> given = context.queryParamMap();
        if (given.isEmpty()) {
            return;
        }
        checkText(String.valueOf(context.queryString()));
        Map<String, Boolean> named = parameters.get(operation);
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
            if (values.stream().anyMatch(value -> Parameters.length(value) > LONGEST_VALUE)) {
                throw new BadRequestException(name + " must not be longer than " + LONGEST_VALUE + " characters", null);
            }
        });
    }

    /** What a body is said to be; who says nothing means JSON. */
    private static void checkType(Context context) {
        String type = context.header("Content-Type");
        String coding = context.header("Content-Encoding");
        if ((type != null && !JSON.matcher(type).matches())
                || (coding != null && !coding.equalsIgnoreCase("identity"))) {
            throw new HttpResponseException(HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode());
        }
    }

    /** Bytes that are no UTF-8 would all become the same replacement character. */
    private static void checkText(String query) {
        try {
            byte[] bytes = URLDecoder.decode(query, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new BadRequestException("the query must be UTF-8", e);
        }
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
