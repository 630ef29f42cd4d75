package org.opencontextgraph.query.server.suggest;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model of one process in one scope, and the units that are in it. Not for several threads while it changes. */
final class ScopeModel {
    private final StepModel model;
    private final Map<String, UnitSteps> units = new HashMap<>();
    private @Nullable String revision;

    ScopeModel(Fading fading) {
        this.model = new StepModel(fading);
    }

    boolean isAt(String release) {
        return release.equals(revision);
    }

    /** The revision that was read before its units: they may be newer, and are then read again, but never older. */
    void isAtNow(String release) {
        revision = release;
    }

    /** Lets go of every unit that is not among these; what it does not have yet is the answer. */
    Set<String> keep(Collection<String> published) {
        Set<String> missing = new HashSet<>(published);
        units.values().removeIf(unit -> {
            boolean stays = missing.remove(unit.unit());
            if (!stays) {
                model.subtract(unit);
            }
            return !stays;
        });
        return missing;
    }

    void add(UnitSteps unit) {
        if (units.putIfAbsent(unit.unit(), unit) == null) {
            model.add(unit);
        }
    }

    StepModel model() {
        return model;
    }

    /** End of the newest window that it learned from. */
    Optional<Instant> newest() {
        return units.values().stream()
                .map(UnitSteps::windowEnd)
                .max(Long::compare)
                .map(Instant::ofEpochMilli);
    }

    /** What it takes in memory, in steps. */
    int size() {
        return units.values().stream().mapToInt(unit -> unit.steps().size()).sum();
    }
}
