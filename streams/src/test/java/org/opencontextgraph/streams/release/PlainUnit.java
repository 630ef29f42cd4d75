package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What left the oracle, and who was in it. */
final class PlainUnit {
    /**
     * What there is to compare.
     *
     * @param members trace and position
     * @param medians buckets
     */
    record Row(
            String lane,
            String scope,
            String process,
            long epoch,
            List<Object> key,
            long window,
            int k,
            Set<String> members,
            List<Integer> medians) {}

    final String lane;
    final long epoch;
    final int k;
    final List<PlainPart> members;
    private final Row row;

    @Nullable
    Object timing;

    /** Persons that the timing row needs. */
    int support;

    boolean waiting;
    boolean hidden;
    boolean withdrawn;

    private PlainUnit(List<List<PlainPart>> byPerson, long window, int k) {
        PlainPart one = byPerson.getFirst().getFirst();
        this.lane = one.lane();
        this.epoch = one.epoch;
        this.k = k;
        this.members = byPerson.stream().flatMap(List::stream).toList();
        List<Integer> medians = new ArrayList<>();
        for (int index = 0; index < one.durations().size(); index++) {
            medians.add(at(values(byPerson, index), 0.5));
        }
        this.row = new Row(
                lane,
                one.trace.getScope(),
                one.trace.getProcess(),
                epoch,
                one.key(),
                window,
                k,
                members.stream()
                        .map(part -> part.trace.getTrace() + "#" + part.position)
                        .collect(Collectors.toSet()),
                medians);
    }

    static PlainUnit of(List<List<PlainPart>> byPerson, long window, int k) {
        return new PlainUnit(byPerson, window, k);
    }

    Row row() {
        return row;
    }

    Object cut() {
        return List.of(row.lane(), row.scope(), row.process(), row.epoch(), row.key(), row.window());
    }

    boolean isWaiting() {
        return waiting && !withdrawn;
    }

    boolean isShown() {
        return !withdrawn && !hidden && members.stream().noneMatch(part -> part.suspended && part.unit == this);
    }

    /** p25, p75, p10, p90 of each duration, the last two where 30 persons support them; null below 12. */
    static @Nullable Object timing(List<List<PlainPart>> byPerson) {
        int width = byPerson.getFirst().getFirst().durations().size();
        if (byPerson.size() < 12 || width == 0) {
            return null;
        }
        List<List<Integer>> timing = new ArrayList<>();
        for (int index = 0; index < width; index++) {
            List<Integer> values = values(byPerson, index);
            List<Integer> quantiles = new ArrayList<>(List.of(at(values, 0.25), at(values, 0.75)));
            if (byPerson.size() >= 30) {
                quantiles.addAll(List.of(at(values, 0.1), at(values, 0.9)));
            }
            timing.add(quantiles);
        }
        return timing;
    }

    private static List<Integer> values(List<List<PlainPart>> byPerson, int index) {
        return byPerson.stream()
                .map(parts -> at(
                        parts.stream()
                                .map(part -> bucket(part.durations().get(index)))
                                .sorted()
                                .toList(),
                        0.5))
                .sorted()
                .toList();
    }

    private static int at(List<Integer> sorted, double share) {
        return sorted.get((int) Math.max(0, Math.ceil(sorted.size() * share - 1e-9) - 1));
    }

    private static int bucket(long millis) {
        int bucket = 0;
        while (bucket < 90 && millis >= Math.round(1000 * Math.pow(1.2, bucket + 1))) {
            bucket++;
        }
        return bucket;
    }
}
