package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/**
 * A gate that keeps the rules, without windows: whole sequences in cohorts of k persons or more, then each transition of what is
 * left, under ever shorter contexts. Whoever leaves takes whole rows along.
 */
final class SoundGate {
    private static final int K = 5;
    private static final int LONGEST_CONTEXT = 4;

    private record Pool(List<String> steps, boolean begins, boolean ends, Level level) {}

    private final List<Sighting> sightings = new ArrayList<>();
    private final Set<Occurrence> published = new HashSet<>();
    private long moment;

    PublishedHistory history() {
        return PublishedHistory.of(sightings);
    }

    void publish(List<Task> tasks) {
        Map<Pool, List<Occurrence>> wholes = new LinkedHashMap<>();
        for (Task task : tasks) {
            wholes.computeIfAbsent(new Pool(task.steps(), true, true, Level.L0), _ -> new ArrayList<>())
                    .add(new Occurrence(task.key(), Occurrence.WHOLE));
        }
        wholes.forEach(this::cut);
        for (int order = LONGEST_CONTEXT; order >= 1; order--) {
            Map<Pool, List<Occurrence>> transitions = new LinkedHashMap<>();
            for (Task task : tasks) {
                for (int to = 1; to <= task.steps().size() + 1; to++) {
                    Occurrence it = new Occurrence(task.key(), to);
                    if (!published.contains(new Occurrence(task.key(), Occurrence.WHOLE)) && !published.contains(it)) {
                        transitions
                                .computeIfAbsent(pool(task.steps(), to, order), _ -> new ArrayList<>())
                                .add(it);
                    }
                }
            }
            transitions.forEach(this::cut);
        }
        moment++;
    }

    /** Their rows go, and what survives may be published again with others. */
    void leave(String person) {
        for (Sighting row : history().shownAtTheEnd()) {
            if (row.persons().contains(person)) {
                sightings.add(new Sighting(moment, false, row.row(), row.members()));
            }
        }
        moment++;
    }

    private static Pool pool(List<String> steps, int to, int order) {
        boolean begins = to - 1 < order;
        int from = begins ? 0 : to - 1 - order;
        boolean ends = to == steps.size() + 1;
        return new Pool(steps.subList(from, ends ? to - 1 : to), begins, ends, Level.L1);
    }

    private void cut(Pool pool, List<Occurrence> entries) {
        List<String> persons =
                entries.stream().map(Occurrence::person).distinct().toList();
        int cohorts = persons.size() / K;
        for (int cohort = 0; cohort < cohorts; cohort++) {
            int number = cohort;
            Set<Occurrence> members = entries.stream()
                    .filter(it -> persons.indexOf(it.person()) % cohorts == number)
                    .collect(Collectors.toSet());
            published.addAll(members);
            String id = "unit " + sightings.size();
            sightings.add(new Sighting(
                    moment,
                    true,
                    new Unit(
                            id,
                            "x",
                            0L,
                            "everyone",
                            "log",
                            pool.level(),
                            pool.steps(),
                            pool.begins(),
                            pool.ends(),
                            (long) members.size(),
                            id,
                            0L,
                            K,
                            List.of(),
                            null),
                    members));
        }
    }
}
