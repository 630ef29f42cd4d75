package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.TraceKey;

/** Which rows count an occurrence, or the whole or a part that it overlaps. */
final class Overlaps {
    private record At(int position, Sighting row) {}

    private final Map<TraceKey, List<At>> byTrace = new HashMap<>();

    void add(Sighting row) {
        row.members()
                .forEach(it -> byTrace.computeIfAbsent(it.key(), _ -> new ArrayList<>(2))
                        .add(new At(it.position(), row)));
    }

    Set<Sighting> with(Occurrence occurrence) {
        Set<Sighting> rows = new LinkedHashSet<>();
        for (At at : byTrace.getOrDefault(occurrence.key(), List.of())) {
            if (at.position() == occurrence.position()
                    || at.position() == Occurrence.WHOLE
                    || occurrence.position() == Occurrence.WHOLE) {
                rows.add(at.row());
            }
        }
        return rows;
    }
}
