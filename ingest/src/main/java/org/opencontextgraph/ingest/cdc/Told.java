package org.opencontextgraph.ingest.cdc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Since when a server tells everything that the mapping decides, and when it did not. A log never tells later what it did not tell
 * at the time, so this is kept as long as the position is.
 *
 * @param form of the publication, to compare; empty: nobody has looked yet
 * @param at when somebody looked, in ISO 8601
 * @param losses the first ones
 */
record Told(String form, String at, List<Loss> losses) {
    static final Told NOTHING = new Told("", "", List.of());
    private static final String ALTERED = "the publication was altered";
    private static final int MOST = 20;

    Told {
        losses = List.copyOf(losses);
    }

    /**
     * Something that was not told.
     *
     * @param what was missing
     * @param from when it was there the last time that somebody looked
     * @param to when it was there again, or somebody looked last
     * @param open it is missing still
     */
    record Loss(String what, String from, String to, boolean open) {
        private Loss until(String now, boolean still) {
            return new Loss(what, from, now, still);
        }

        /** In words. */
        String text() {
            return what.equals(ALTERED)
                    ? what + " between " + from + " and " + to + ": what happened since may be lost"
                    : "what happened from " + from + " to " + to + " may be lost, since something was missing: " + what;
        }
    }

    /** What is known after somebody has looked again. */
    Told next(String newForm, List<String> missing, Instant time) {
        String now = time.truncatedTo(ChronoUnit.SECONDS).toString();
        String before = at.isEmpty() ? now : at;
        boolean altered = !form.isEmpty() && !form.equals(newForm);
        Set<String> open = losses.stream().filter(Loss::open).map(Loss::what).collect(Collectors.toUnmodifiableSet());
        boolean explained = !open.equals(Set.copyOf(missing)); // by what went missing, or came back
        List<Loss> next = new ArrayList<>();
        for (Loss loss : losses) {
            boolean still = missing.contains(loss.what());
            next.add(loss.open() || still ? loss.until(now, still) : loss);
        }
        List<String> known = losses.stream().map(Loss::what).toList();
        missing.stream().filter(it -> !known.contains(it)).forEach(it -> next.add(new Loss(it, before, now, true)));
        if (altered && !explained) {
            next.removeIf(it -> it.what().equals(ALTERED));
            String from = losses.stream()
                    .filter(it -> it.what().equals(ALTERED))
                    .map(Loss::from)
                    .findFirst()
                    .orElse(before);
            next.add(new Loss(ALTERED, from, now, false));
        }
        return new Told(newForm, now, next.subList(0, Math.min(MOST, next.size())));
    }

    /** What is told again by now. */
    List<String> over() {
        return losses.stream().filter(it -> !it.open()).map(Loss::text).toList();
    }
}
