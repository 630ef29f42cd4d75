package org.opencontextgraph.query.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Names that answers had in their fields: whoever asks for them asks for something that is there. */
public final class Words {
    private static final int KEPT = 60;

    /** Parameters and fields that are called otherwise where they are answered. */
    private static final Map<String, List<String>> ELSEWHERE = Map.ofEntries(
            Map.entry("cursor", List.of("next_cursor")),
            Map.entry("contains", List.of("steps", "step")),
            Map.entry("without", List.of("steps", "step")),
            Map.entry("starts_with", List.of("steps", "step")),
            Map.entry("ends_with", List.of("steps", "step")),
            Map.entry("recent_steps", List.of("steps", "step")),
            Map.entry("variant", List.of("variant", "id")),
            Map.entry("task", List.of("id")),
            Map.entry("tasks", List.of("id")),
            Map.entry("from", List.of("from", "event")),
            Map.entry("process", List.of("process_key")),
            Map.entry("same_as", List.of("person")),
            Map.entry("same_person_as_account", List.of("account")),
            Map.entry("before_scope", List.of("scope", "scopes")),
            Map.entry("after_scope", List.of("scope", "scopes")),
            Map.entry("scope", List.of("scope", "scopes")));

    private final Map<String, List<String>> known = new HashMap<>();

    public void learn(String name, String... values) {
        for (String value : values) {
            List<String> list = known.computeIfAbsent(name, _ -> new ArrayList<>());
            if (!list.contains(value)) {
                if (list.size() >= KEPT) {
                    list.removeFirst();
                }
                list.add(value);
            }
        }
    }

    void learn(JsonNode answer) {
        answer.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                learn(field.getKey(), field.getValue().textValue());
            }
            field.getValue().forEach(item -> {
                if (item.isTextual()) {
                    learn(field.getKey(), item.textValue());
                }
            });
        });
        answer.forEach(this::learn);
    }

    Optional<String> any(String name, Random random) {
        List<String> found = new ArrayList<>();
        for (String field : ELSEWHERE.getOrDefault(name, List.of(name, "id"))) {
            found.addAll(known.getOrDefault(field, List.of()));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
    }
}
