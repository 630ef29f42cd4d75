package org.opencontextgraph.compose.privacy.attack;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Unit;

/**
 * Works out somebody's times: from a row whose times move when somebody joins or leaves, from a median of too few, and from a
 * quantile with fewer than three persons beyond it.
 */
final class TimingReconstruction implements Attack {
    private static final int PERSONS = 12;
    private static final int PERSONS_FOR_OUTER = 30;

    @Override
    public Result on(PublishedHistory history) {
        Loot loot = new Loot("timing");
        Map<String, Sighting> last = new HashMap<>();
        for (Sighting now : history.sightings()) {
            if (now.shown() && says(now.row())) {
                loot.isolate(now.id(), "its times by themselves", now.persons(), now.k());
                @Nullable Sighting before = last.put(now.id(), now);
                if (before != null && moved(before.row(), now.row())) {
                    Set<Occurrence> moving = RowDeltas.difference(before.members(), now.members());
                    loot.isolate(
                            now.id(), "its times before and after", now.known().of(moving), now.k());
                }
            }
        }
        history.timings().forEach(it -> {
            boolean outer = it.row().getGaps().stream().anyMatch(TimingReconstruction::isOuter);
            loot.isolate(it.row().getCut(), "its quantiles", it.persons().size(), outer ? PERSONS_FOR_OUTER : PERSONS);
        });
        return loot.result();
    }

    private static boolean says(Unit row) {
        return !row.getGaps().isEmpty() || row.getTotal() != null;
    }

    private static boolean moved(Unit before, Unit now) {
        return !before.getGaps().equals(now.getGaps()) || !Objects.equals(before.getTotal(), now.getTotal());
    }

    private static boolean isOuter(Quantiles quantiles) {
        return quantiles.getP10() != null || quantiles.getP90() != null;
    }
}
