package org.opencontextgraph.ingest.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What is in a record.
 *
 * @param form `JSON` or `CloudEvent`
 * @param attributes of a CloudEvent; empty: it is none
 * @param data missing: none that is JSON
 */
record Content(String form, Map<String, JsonNode> attributes, JsonNode data) {
    static final String JSON = "JSON";
    static final String CLOUD_EVENT = "CloudEvent";

    Content {
        attributes = Map.copyOf(attributes);
    }

    boolean isCloudEvent() {
        return form.equals(CLOUD_EVENT);
    }

    @Override
    public String toString() {
        return form; // never what is in it
    }
}
