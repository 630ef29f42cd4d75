package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.payload.UpdatedPosition;

/**
 * Where the pull requests were left.
 *
 * @param unshown null: all checks up to here were shown
 */
record PullPosition(UpdatedPosition at, @Nullable Unshown unshown) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Checks that were not shown when their pull requests were read.
     *
     * @param since pull requests that were updated before have all of theirs
     * @param commit one that has such checks: when they are shown, it is read again from there
     */
    record Unshown(Instant since, String commit) {}

    /** @throws IllegalStateException when the text was not written by {@link #text} */
    static PullPosition read(String text) {
        try {
            JsonNode it = JSON.readTree(text);
            return it.has("at")
                    ? new PullPosition(
                            UpdatedPosition.read(it.path("at").asText()),
                            new Unshown(
                                    Instant.parse(it.path("since").asText()),
                                    it.path("commit").asText()))
                    : new PullPosition(UpdatedPosition.read(text), null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of a stream of a connector is damaged", e);
        }
    }

    String text() {
        Unshown it = unshown;
        return it == null
                ? at.text()
                : JSON.createObjectNode()
                        .put("at", at.text())
                        .put("since", it.since().toString())
                        .put("commit", it.commit())
                        .toString();
    }

    /** The same when checks of a commit are not shown. */
    PullPosition without(String commit) {
        return unshown == null ? new PullPosition(at, new Unshown(at.since(), commit)) : this;
    }

    PullPosition next(UpdatedPosition next) {
        return new PullPosition(next, unshown);
    }

    /** From where checks were not shown. */
    PullPosition again() {
        Unshown it = unshown;
        return it == null ? this : new PullPosition(UpdatedPosition.from(it.since()), null);
    }
}
