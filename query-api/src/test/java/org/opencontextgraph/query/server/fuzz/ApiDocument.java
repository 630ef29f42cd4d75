package org.opencontextgraph.query.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The contract: its operations, what it says of every address, and what keeps to its schemas (JSON Schema 2020-12). */
public final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode json;
    /** The same, but an object in an answer has no field that the contract does not name. */
    private final JsonNode closed;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final IdentityHashMap<JsonNode, Schema> asAsked = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Schema> asAnswered = new IdentityHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Integer, JsonNode> everywhere;

    public ApiDocument(JsonNode json) {
        this.json = json;
        this.closed = json.deepCopy();
        close(closed);
        json.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(
                                operation(operation.getKey(), path.getKey(), path.getValue(), operation.getValue()))));
        this.everywhere = responses(json.path("x-ocg-everywhere").path("responses"));
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** What may be answered at any address, before anything that is said of it. */
    Map<Integer, JsonNode> everywhere() {
        return everywhere;
    }

    int longestParameter() {
        return json.path("x-ocg-everywhere").path("longestParameter").asInt(Integer.MAX_VALUE);
    }

    int largestBody() {
        return json.path("x-ocg-everywhere").path("largestBody").asInt(Integer.MAX_VALUE);
    }

    /** In capitals. A resource that can be read can be asked for its head; a path may fit several that are named. */
    Set<String> methods(String path) {
        Set<String> methods = operations.stream()
                .filter(operation -> path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                .map(Operation::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.path("$ref").isTextual()) {
            found = json.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    /** Whether a request may have this. */
    boolean takes(JsonNode schema, JsonNode value) {
        return asAsked.computeIfAbsent(schema, it -> compiled(it, json))
                .validate(value)
                .isEmpty();
    }

    /** What is wrong with something that was answered. */
    Optional<String> wrong(JsonNode schema, JsonNode value) {
        var errors = asAnswered
                .computeIfAbsent(schema, it -> compiled(closedTwin(it), closed))
                .validate(value);
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(errors.getFirst().toString());
    }

    private static JsonNode closedTwin(JsonNode schema) {
        JsonNode twin = schema.deepCopy();
        close(twin);
        return twin;
    }

    private Schema compiled(JsonNode schema, JsonNode components) {
        ObjectNode whole = components.deepCopy();
        whole.retain(List.of("components"));
        whole.putArray("allOf").add(schema);
        return registry.getSchema(whole);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.path("properties").isObject()
                && object.path("additionalProperties").isMissingNode()) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDocument::close);
    }

    private Operation operation(String method, String path, JsonNode shared, JsonNode operation) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(shared.path("parameters"), operation.path("parameters"))) {
            list.forEach(given -> {
                JsonNode parameter = resolved(given);
                parameters.add(new Operation.Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        resolved(parameter.path("schema"))));
            });
        }
        JsonNode body = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("x-ocg-policy").asText(),
                operation.path("x-ocg-open-query").asBoolean(),
                parameters,
                body.isMissingNode() ? Optional.empty() : Optional.of(body),
                responses(operation.path("responses")));
    }

    private Map<Integer, JsonNode> responses(JsonNode declared) {
        Map<Integer, JsonNode> responses = new TreeMap<>();
        declared.properties()
                .forEach(response -> responses.put(Integer.parseInt(response.getKey()), resolved(response.getValue())));
        return responses;
    }
}
