package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/**
 * Gates that publish whatever k persons share, and are wrong in one way each. They get the tasks of a log in the order in which
 * these end.
 */
final class NaiveGates {
    private static final int K = 5;
    private static final long WEEK = 7 * 86_400_000L;

    private NaiveGates() {}

    /** One row per variant, upserted once a week with what ended in it, as soon as k persons share it. */
    static PublishedHistory growingTotals(List<Task> tasks) {
        List<Sighting> sightings = new ArrayList<>();
        Map<List<String>, List<Task>> pools = new LinkedHashMap<>();
        Map<Long, List<Task>> weeks =
                tasks.stream().collect(Collectors.groupingBy(it -> it.end() / WEEK, TreeMap::new, Collectors.toList()));
        weeks.forEach((week, ended) -> {
            Set<List<String>> touched = new HashSet<>();
            for (Task task : ended) {
                pools.computeIfAbsent(task.steps(), _ -> new ArrayList<>()).add(task);
                touched.add(task.steps());
            }
            for (List<String> steps : touched) {
                List<Task> pool = pools.getOrDefault(steps, List.of());
                if (persons(pool) >= K) {
                    sightings.add(shown(week, row(steps.toString(), pool), wholes(pool)));
                }
            }
        });
        return PublishedHistory.of(sightings);
    }

    /** In each week the variants that k persons share, and beside them the edges that k persons share, each over all tasks. */
    static PublishedHistory independentEdges(List<Task> tasks) {
        List<Sighting> sightings = new ArrayList<>();
        Map<Long, List<Task>> weeks =
                tasks.stream().collect(Collectors.groupingBy(it -> it.end() / WEEK, TreeMap::new, Collectors.toList()));
        weeks.forEach((week, ended) -> {
            weekly(ended, 0, "variant", week, sightings);
            Map<List<String>, Set<Occurrence>> edges = new LinkedHashMap<>();
            for (Task task : ended) {
                for (int i = 1; i < task.steps().size(); i++) {
                    edges.computeIfAbsent(task.steps().subList(i - 1, i + 1), _ -> new HashSet<>())
                            .add(new Occurrence(task.key(), i + 1));
                }
            }
            edges.forEach((edge, members) -> publishIfShared(sightings, week, "edge " + week, edge, false, members));
        });
        return PublishedHistory.of(sightings);
    }

    /** Variants that k persons share, and suggestions after each beginning that k persons share, each over all tasks. */
    static PublishedHistory independentPrefixes(List<Task> tasks) {
        List<Sighting> sightings = variants(tasks);
        Map<List<String>, Set<Occurrence>> prefixes = new LinkedHashMap<>();
        for (Task task : tasks) {
            for (int i = 1; i <= task.steps().size(); i++) {
                prefixes.computeIfAbsent(task.steps().subList(0, i), _ -> new HashSet<>())
                        .add(new Occurrence(task.key(), i));
            }
        }
        prefixes.forEach((prefix, members) -> publishIfShared(sightings, 0, "prefix ", prefix, true, members));
        return PublishedHistory.of(sightings);
    }

    /** Variants that k persons share; then one person after the other leaves, and the row goes on without them. */
    static PublishedHistory inPlaceDeletion(List<Task> tasks) {
        List<Sighting> sightings = variants(tasks);
        Map<List<String>, List<Task>> pools = pools(tasks);
        for (String leaver : tasks.stream().map(Task::person).distinct().toList()) {
            for (Map.Entry<List<String>, List<Task>> pool : pools.entrySet()) {
                boolean shared = persons(pool.getValue()) >= K;
                if (pool.getValue().removeIf(it -> it.person().equals(leaver)) && shared) {
                    boolean goesOn = persons(pool.getValue()) >= K;
                    Unit row = row(pool.getKey().toString(), pool.getValue());
                    sightings.add(
                            new Sighting(sightings.size(), goesOn, row, goesOn ? wholes(pool.getValue()) : Set.of()));
                }
            }
        }
        return PublishedHistory.of(sightings);
    }

    /** One row per variant and week; after a rebuild the same tasks again, in weeks that begin half a week later. */
    static PublishedHistory reDecision(List<Task> tasks) {
        List<Sighting> sightings = new ArrayList<>();
        weekly(tasks, 0, "before", 0, sightings);
        List<Sighting> gone = sightings.stream()
                .map(it -> new Sighting(1, false, it.row(), it.members()))
                .toList();
        sightings.addAll(gone);
        weekly(tasks, WEEK / 2, "after", 2, sightings);
        return PublishedHistory.of(sightings);
    }

    private static void weekly(List<Task> tasks, long shift, String name, long moment, List<Sighting> sightings) {
        Map<List<Object>, List<Task>> groups = new LinkedHashMap<>();
        for (Task task : tasks) {
            groups.computeIfAbsent(List.of((task.end() + shift) / WEEK, task.steps()), _ -> new ArrayList<>())
                    .add(task);
        }
        groups.forEach((key, group) -> {
            if (persons(group) >= K) {
                sightings.add(shown(moment, row(name + key, group), wholes(group)));
            }
        });
    }

    private static List<Sighting> variants(List<Task> tasks) {
        List<Sighting> sightings = new ArrayList<>();
        pools(tasks).forEach((steps, pool) -> {
            if (persons(pool) >= K) {
                sightings.add(shown(0, row(steps.toString(), pool), wholes(pool)));
            }
        });
        return sightings;
    }

    private static Map<List<String>, List<Task>> pools(List<Task> tasks) {
        Map<List<String>, List<Task>> pools = new LinkedHashMap<>();
        tasks.forEach(
                it -> pools.computeIfAbsent(it.steps(), _ -> new ArrayList<>()).add(it));
        return pools;
    }

    private static void publishIfShared(
            List<Sighting> sightings,
            long moment,
            String name,
            List<String> steps,
            boolean begins,
            Set<Occurrence> members) {
        if (Persons.NEVER_MERGED.of(members).size() >= K) {
            Unit row = unit(name + steps, Level.L1, steps, begins, false, members.size(), 0);
            sightings.add(shown(moment, row, members));
        }
    }

    private static Unit row(String id, List<Task> pool) {
        double mean = pool.stream()
                .mapToLong(it -> it.end() - it.times().getFirst())
                .average()
                .orElse(0);
        List<String> steps = pool.isEmpty() ? List.of() : pool.getFirst().steps();
        return unit(id, Level.L0, steps, true, true, pool.size(), (int) (mean / 1000));
    }

    private static Unit unit(
            String id, Level level, List<String> steps, boolean begins, boolean ends, long count, int total) {
        return new Unit(
                id, "naive", 0L, "everyone", "log", level, steps, begins, ends, count, id, 0L, K, List.of(), total);
    }

    private static Sighting shown(long moment, Unit row, Set<Occurrence> members) {
        return new Sighting(moment, true, row, members);
    }

    private static Set<Occurrence> wholes(List<Task> pool) {
        return pool.stream()
                .map(it -> new Occurrence(it.key(), Occurrence.WHOLE))
                .collect(Collectors.toSet());
    }

    private static long persons(List<Task> pool) {
        return pool.stream().map(Task::person).distinct().count();
    }
}
