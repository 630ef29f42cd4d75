package org.opencontextgraph.ingest.permission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.permission.Said.Word;

/** Decides what a run changes. */
public final class AclSync {
    private final AclRules rules;
    private final Instant now;
    private final String what;

    /** @param what of what a run may name too few, in words */
    public AclSync(AclRules rules, Instant now, String what) {
        this.rules = rules;
        this.now = now;
        this.what = what;
    }

    /**
     * @param verdict empty: the run was complete; else why not
     * @param rows all that is to be written, in no order
     */
    public record Plan(List<String> verdict, List<Known> rows) {}

    /**
     * @param said what the tool said; null: nothing, it could not be asked
     * @param before what was known about all of its resources, or accounts
     */
    public Plan plan(@Nullable Said said, Collection<Known> before) {
        Map<String, Known> rows = new HashMap<>();
        before.forEach(row -> rows.put(row.key(), row));
        List<String> verdict = new ArrayList<>();
        if (said == null) {
            verdict.add("the tool could not be asked");
        } else {
            verdict.addAll(said.missing());
            if (said.isComplete() && isSuspicious(said, before)) {
                verdict.add("it names far fewer " + what + " than before");
            }
            boolean complete = verdict.isEmpty();
            said.words().forEach((key, word) -> rows.compute(key, (_, row) -> told(key, row, word, complete)));
            Set<String> unnamed = new HashSet<>(rows.keySet());
            unnamed.removeAll(said.words().keySet());
            unnamed.forEach(key -> rows.computeIfPresent(key, (_, row) -> unnamed(row, complete)));
        }
        rows.replaceAll((_, row) -> aged(row));
        Map<String, Known> old = new HashMap<>();
        before.forEach(row -> old.put(row.key(), row));
        return new Plan(
                verdict,
                rows.values().stream()
                        .filter(row -> !row.equals(old.get(row.key())))
                        .toList());
    }

    private boolean isSuspicious(Said said, Collection<Known> before) {
        long known = before.stream().filter(Known::isKnown).count();
        long named = before.stream()
                .filter(Known::isKnown)
                .filter(row -> said.words().containsKey(row.key()))
                .count();
        return known >= AclRules.MANY && named < rules.suspicious() * known;
    }

    /** In an incomplete run a group may be missing: fewer readers than before are then not known to be fewer. */
    private Known told(String key, @Nullable Known row, Word word, boolean complete) {
        if (!word.known()) {
            return unknown(key, row);
        }
        if (complete) {
            return known(key, row, word.values());
        }
        if (row == null || (!row.isKnown() && row.values().isEmpty())) {
            return unknown(key, row); // never known
        }
        return word.values().containsAll(row.values()) ? known(key, row, row.values()) : unknown(key, row);
    }

    /** Not named in a complete run: the resource is gone, or nobody reads it any more. */
    private Known unnamed(Known row, boolean complete) {
        return complete ? known(row.key(), row, Set.of()) : unknown(row.key(), row);
    }

    private Known aged(Known row) {
        if (row.isKnown()
                && !row.values().isEmpty()
                && row.checked().plus(rules.oldest()).isBefore(now)) {
            return unknown(row.key(), row);
        }
        Instant since = row.unknownSince();
        boolean over = since != null && since.plus(rules.giveUp()).isBefore(now);
        return over ? known(row.key(), row, Set.of()) : row;
    }

    private Known known(String key, @Nullable Known row, Set<String> values) {
        if (row != null && row.isKnown() && row.values().equals(values)) {
            return new Known(key, values, row.revision(), now, null);
        }
        return new Known(key, values, next(row), now, null);
    }

    private Known unknown(String key, @Nullable Known row) {
        if (row == null) {
            return new Known(key, Set.of(), next(null), now, now);
        }
        return row.isKnown() ? new Known(key, row.values(), next(row), row.checked(), now) : row;
    }

    /** Greater than any before, also when the table was lost or a feed said something first. */
    private long next(@Nullable Known row) {
        return Math.max(now.toEpochMilli(), row == null ? 0 : row.revision() + 1);
    }
}
