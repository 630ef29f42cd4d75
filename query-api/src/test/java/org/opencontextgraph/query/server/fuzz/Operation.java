package org.opencontextgraph.query.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One method at one path of the contract, references resolved.
 *
 * @param policy who may use it
 * @param openQuery whether it takes query parameters that are not named
 * @param body schema of the body that it takes
 * @param responses by status
 */
public record Operation(
        String method,
        String path,
        String policy,
        boolean openQuery,
        List<Parameter> parameters,
        Optional<JsonNode> body,
        Map<Integer, JsonNode> responses) {
    /** @param in path, query, header or cookie */
    record Parameter(String name, String in, boolean required, JsonNode schema) {
        boolean isList() {
            return schema.path("type").asText().equals("array");
        }
    }

    public Operation {
        parameters = List.copyOf(parameters);
        responses = Map.copyOf(responses);
    }

    List<Parameter> in(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(place))
                .toList();
    }

    /** Whether the contract has this status for it. */
    public boolean answers(int status) {
        return responses.containsKey(status);
    }

    public boolean takesBody() {
        return body.isPresent();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
