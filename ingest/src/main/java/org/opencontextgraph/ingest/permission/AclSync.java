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
import org.opencontextgraph.ingest.permission.Snapshot.Readers;

/** Decides what a run changes. */
public final class AclSync {
    private final AclRules rules;
    private final Instant now;

    public AclSync(AclRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /**
     * @param verdict empty: the run was complete; else why not
     * @param rows all that is to be written, in no order
     */
    public record Plan(List<String> verdict, List<KnownAcl> rows) {}

    /**
     * @param snapshot what the tool said; null: nothing, it could not be asked
     * @param before what was known about all of its resources
     */
    public Plan plan(@Nullable Snapshot snapshot, Collection<KnownAcl> before) {
        Map<String, KnownAcl> rows = new HashMap<>();
        before.forEach(row -> rows.put(row.resource(), row));
        List<String> verdict = new ArrayList<>();
        if (snapshot == null) {
            verdict.add("the tool could not be asked");
        } else {
            verdict.addAll(snapshot.missing());
            if (snapshot.isComplete() && isSuspicious(snapshot, before)) {
                verdict.add("it names far fewer resources than before");
            }
            boolean complete = verdict.isEmpty();
            snapshot.covered()
                    .forEach((resource, said) ->
                            rows.compute(resource, (_, row) -> said(resource, row, said, complete)));
            Set<String> unnamed = new HashSet<>(rows.keySet());
            unnamed.removeAll(snapshot.covered().keySet());
            unnamed.forEach(resource -> rows.computeIfPresent(resource, (_, row) -> unnamed(row, complete)));
        }
        rows.replaceAll((_, row) -> aged(row));
        Map<String, KnownAcl> old = new HashMap<>();
        before.forEach(row -> old.put(row.resource(), row));
        return new Plan(
                verdict,
                rows.values().stream()
                        .filter(row -> !row.equals(old.get(row.resource())))
                        .toList());
    }

    private boolean isSuspicious(Snapshot snapshot, Collection<KnownAcl> before) {
        long known = before.stream().filter(KnownAcl::isKnown).count();
        long named = before.stream()
                .filter(KnownAcl::isKnown)
                .filter(row -> snapshot.covered().containsKey(row.resource()))
                .count();
        return known >= AclRules.MANY && named < rules.suspicious() * known;
    }

    /** In an incomplete run a group may be missing: fewer readers than before are then not known to be fewer. */
    private KnownAcl said(String resource, @Nullable KnownAcl row, Readers said, boolean complete) {
        if (!said.known()) {
            return unknown(resource, row);
        }
        if (complete) {
            return known(resource, row, said.audiences());
        }
        if (row == null || (!row.isKnown() && row.audiences().isEmpty())) {
            return unknown(resource, row); // never known
        }
        return said.audiences().containsAll(row.audiences())
                ? known(resource, row, row.audiences())
                : unknown(resource, row);
    }

    /** Not named in a complete run: the resource is gone, or nobody reads it any more. */
    private KnownAcl unnamed(KnownAcl row, boolean complete) {
        return complete ? known(row.resource(), row, Set.of()) : unknown(row.resource(), row);
    }

    private KnownAcl aged(KnownAcl row) {
        if (row.isKnown()
                && !row.audiences().isEmpty()
                && row.checked().plus(rules.oldest()).isBefore(now)) {
            return unknown(row.resource(), row);
        }
        Instant since = row.unknownSince();
        boolean over = since != null && since.plus(rules.giveUp()).isBefore(now);
        return over ? known(row.resource(), row, Set.of()) : row;
    }

    private KnownAcl known(String resource, @Nullable KnownAcl row, Set<String> audiences) {
        if (row != null && row.isKnown() && row.audiences().equals(audiences)) {
            return new KnownAcl(resource, audiences, row.revision(), now, null);
        }
        return new KnownAcl(resource, audiences, next(row), now, null);
    }

    private KnownAcl unknown(String resource, @Nullable KnownAcl row) {
        if (row == null) {
            return new KnownAcl(resource, Set.of(), next(null), now, now);
        }
        return row.isKnown() ? new KnownAcl(resource, row.audiences(), next(row), row.checked(), now) : row;
    }

    /** Greater than any before, also when the table was lost or a feed said something first. */
    private long next(@Nullable KnownAcl row) {
        return Math.max(now.toEpochMilli(), row == null ? 0 : row.revision() + 1);
    }
}
