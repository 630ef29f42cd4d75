package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.ingest.connector.RefusedByToolException;

/** What Jira did not tell although it was asked. */
final class Withheld {
    private final List<String> reasons = new ArrayList<>();

    /** A question. */
    @FunctionalInterface
    interface Question {
        JsonNode ask() throws IOException;
    }

    void add(String reason) {
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
    }

    /**
     * Asks for something that needs a permission.
     *
     * @param what in words without content
     * @param permission in Jira's words
     * @return nothing when Jira refuses
     */
    JsonNode unlessAllowed(Question question, String what, String permission) throws IOException {
        try {
            return question.ask();
        } catch (RefusedByToolException e) {
            if (e.status() != 403 && e.status() != 404) {
                throw e;
            }
            add(what + " (" + e.status() + "): the permission " + permission);
            return MissingNode.getInstance();
        }
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    List<String> reasons() {
        return List.copyOf(reasons);
    }
}
