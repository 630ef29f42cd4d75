package org.opencontextgraph.compose.privacy.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Written;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;

/** Who has brought a trace of a lane, scope and process, up to where the gate's input has been heard. */
final class Populations {
    private record Family(String lane, String scope, String process) {}

    /** A person's traces of one family until they leave. */
    private static final class Stint {
        private long first = Long.MAX_VALUE;
        private long left = Long.MAX_VALUE;
    }

    private final Map<Family, Map<String, List<Stint>>> stints = new HashMap<>();
    private final Map<String, Map<Family, Stint>> open = new HashMap<>();

    void hear(Written written) {
        switch (written.message()) {
            case Trace it -> {
                Stint stint = open.computeIfAbsent(it.getPerson(), _ -> new HashMap<>())
                        .computeIfAbsent(
                                new Family(it.getLane(), it.getScope(), it.getProcess()),
                                family -> begin(family, it.getPerson()));
                stint.first = Math.min(stint.first, it.getTimes().getLast());
            }
            case RetractPerson it -> {
                Map<Family, Stint> ended = open.remove(it.getPerson());
                if (ended != null) {
                    ended.values().forEach(stint -> stint.left = written.time());
                }
            }
            case null, default -> {}
        }
    }

    /** The persons, by their own names, that there were for the cut of this unit; who left before that time does not count. */
    Set<String> of(Unit unit, long leftBefore) {
        Set<String> persons = new HashSet<>();
        stints.getOrDefault(new Family(unit.getLane(), unit.getScope(), unit.getProcess()), Map.of())
                .forEach((person, all) -> {
                    if (all.stream().anyMatch(stint -> stint.first < unit.getWindowEnd() && stint.left >= leftBefore)) {
                        persons.add(person);
                    }
                });
        return persons;
    }

    private Stint begin(Family family, String person) {
        Stint stint = new Stint();
        stints.computeIfAbsent(family, _ -> new HashMap<>())
                .computeIfAbsent(person, _ -> new ArrayList<>())
                .add(stint);
        return stint;
    }
}
