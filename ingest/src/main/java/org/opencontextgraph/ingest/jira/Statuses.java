package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.opencontextgraph.ingest.payload.Field;

/** The category of each status, by its id. */
interface Statuses {

    Category of(String id);

    /** @param list what Jira says at `status`; a status without an id is left out */
    static Statuses listed(JsonNode list) {
        Map<String, Category> categories = new HashMap<>();
        list.valueStream()
                .map(Field::root)
                .filter(it -> it.at("id").hasId())
                .forEach(it -> categories.put(it.at("id").id(), Category.of(it.at("statusCategory"))));
        return id -> categories.getOrDefault(id, Category.NONE);
    }

    /** What an issue of a delivery says of the status that it has now. */
    static Statuses now(Field issue) {
        Field status = issue.at("fields").at("status");
        return id -> status.at("id").hasId() && status.at("id").id().equals(id)
                ? Category.of(status.at("statusCategory"))
                : Category.UNSAID;
    }
}
