package org.opencontextgraph.query.server.personal;

import java.util.List;
import java.util.Optional;
import org.opencontextgraph.query.server.personal.Correction.Part;

/**
 * A task with what its person said of it last.
 *
 * @param resource what it began with
 * @param began its first event, in milliseconds since 1970
 * @param events in their order
 * @param resources of each event
 * @param excluded whether it stays with its person by their word
 */
record CorrectableTask(
        String id,
        String resource,
        String lane,
        long began,
        List<String> events,
        List<String> resources,
        boolean excluded,
        Optional<Correction> said) {
    CorrectableTask {
        events = List.copyOf(events);
        resources = List.copyOf(resources);
    }

    Part part() {
        return new Part(id, resource);
    }

    Optional<String> title() {
        return said.flatMap(Correction::title);
    }

    boolean isPinned() {
        return said.isPresent() && said.get().pinned();
    }
}
