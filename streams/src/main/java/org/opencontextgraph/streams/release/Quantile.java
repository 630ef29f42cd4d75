package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Quantiles;

/**
 * Order statistics of buckets, one value per person: their lower median. The buckets themselves stay inside; there is
 * no least, greatest, mean or sum.
 */
final class Quantile {
    /** Persons that p25 and p75, and that p10 and p90 need: three at least lie beyond each of them. */
    static final int SUPPORT_OF_QUARTILES = 12;

    static final int SUPPORT_OF_DECILES = 30;

    private Quantile() {}

    /** Each duration's median over the persons of a unit. */
    static List<Integer> medians(List<List<Entry>> byPerson) {
        List<Integer> medians = new ArrayList<>();
        for (int index = 0; index < width(byPerson); index++) {
            medians.add(at(values(byPerson, index), 50));
        }
        return medians;
    }

    /** Each duration's quantiles over the persons of a cut; null when there are too few. */
    static @Nullable List<Quantiles> outer(List<List<Entry>> byPerson) {
        if (byPerson.size() < SUPPORT_OF_QUARTILES || width(byPerson) == 0) {
            return null;
        }
        List<Quantiles> quantiles = new ArrayList<>();
        boolean deciles = byPerson.size() >= SUPPORT_OF_DECILES;
        for (int index = 0; index < width(byPerson); index++) {
            List<Integer> values = values(byPerson, index);
            quantiles.add(new Quantiles(
                    at(values, 25), at(values, 75), deciles ? at(values, 10) : null, deciles ? at(values, 90) : null));
        }
        return quantiles;
    }

    /** How many persons this row needs. */
    static int support(CutTiming row) {
        Quantiles total = row.getTotal();
        boolean deciles = Stream.concat(row.getGaps().stream(), Stream.ofNullable(total))
                .anyMatch(quantiles -> quantiles.getP10() != null);
        return deciles ? SUPPORT_OF_DECILES : SUPPORT_OF_QUARTILES;
    }

    private static int width(List<List<Entry>> byPerson) {
        return byPerson.getFirst().getFirst().durations().size();
    }

    private static List<Integer> values(List<List<Entry>> byPerson, int index) {
        return byPerson.stream()
                .map(entries -> at(sorted(entries, entry -> entry.durations().get(index)), 50))
                .sorted()
                .toList();
    }

    private static List<Integer> sorted(List<Entry> entries, ToIntFunction<Entry> value) {
        return entries.stream().map(value::applyAsInt).sorted().toList();
    }

    /** Nearest rank: the least value that at least so many percent do not exceed. */
    private static int at(List<Integer> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
