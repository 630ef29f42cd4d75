package org.opencontextgraph.compose.privacy.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Unit;

/** A cut's quantiles stand for enough persons, are theirs, and are shown only as long as each of the cut's units is. */
final class CutTimingClaim implements Claim {
    private static final int PERSONS = 12;
    private static final int PERSONS_FOR_OUTER = 30;

    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("cut timing");
        Map<String, List<Unit>> units = new HashMap<>();
        for (Unit unit : books.released().everPublished()) {
            units.computeIfAbsent(unit.getCut(), _ -> new ArrayList<>()).add(unit);
        }
        long forgotten = 0;
        for (CutTiming timing : books.released().liveTimings()) {
            findings.count();
            List<Unit> cut = units.getOrDefault(timing.getCut(), List.of());
            checkShowing(timing, cut, books, findings);
            Set<Occurrence> members = new LinkedHashSet<>();
            cut.forEach(unit -> members.addAll(books.ledger().membersEver(unit.getUnit())));
            long published = books.released().publishedAt(timing.getCut());
            List<MemberTimes> around = MemberTimes.around(members, books.traces(), published);
            if (members.size() == cut.stream().mapToLong(Unit::getCount).sum()
                    && around.getFirst().areKnown()) {
                checkFigures(timing, around, findings);
                checkSupport(timing, new MemberTimes(members, books.traces(), Long.MAX_VALUE), books, findings);
            } else {
                forgotten++;
            }
        }
        if (forgotten > 0) {
            findings.note(forgotten + " cuts' quantiles were not recomputed: not all members are remembered");
        }
        return findings.outcome();
    }

    private static void checkShowing(CutTiming timing, List<Unit> cut, Books books, Findings findings) {
        findings.require(!cut.isEmpty(), timing.getCut(), "has quantiles, but no unit was ever published from it");
        findings.require(
                !books.released().isShown(timing.getCut())
                        || cut.stream().allMatch(unit -> books.released().isShown(unit.getUnit())),
                timing.getCut(),
                "shows quantiles although one of its units is hidden or withdrawn");
        findings.require(
                cut.stream()
                        .allMatch(unit -> unit.getSteps().equals(timing.getSteps())
                                && unit.getScope().equals(timing.getScope())
                                && unit.getProcess().equals(timing.getProcess())),
                timing.getCut(),
                "has quantiles of something else than its units are about");
    }

    private static void checkFigures(CutTiming timing, List<MemberTimes> around, Findings findings) {
        findings.require(
                around.stream().anyMatch(times -> areTheirs(timing, times)),
                timing.getCut(),
                "has other quantiles than its " + around.get(1).persons() + " persons make");
    }

    private static boolean areTheirs(CutTiming timing, MemberTimes times) {
        boolean outer = times.persons() >= PERSONS_FOR_OUTER;
        List<Quantiles> expected = new ArrayList<>();
        int gaps = MemberTimes.gaps(timing.getLevel(), timing.getSteps().size(), timing.getEnds());
        for (int n = 0; n < gaps; n++) {
            expected.add(TimeGrid.quantiles(times.gap(timing.getLevel(), n), outer));
        }
        return times.persons() >= PERSONS
                && timing.getGaps().equals(expected)
                && (timing.getTotal() == null || timing.getTotal().equals(TimeGrid.quantiles(times.total(), outer)));
    }

    /** As long as it is shown, whoever turned out to be whom. */
    private static void checkSupport(CutTiming timing, MemberTimes now, Books books, Findings findings) {
        boolean outer = timing.getGaps().stream().anyMatch(it -> it.getP10() != null)
                || (timing.getTotal() != null && timing.getTotal().getP10() != null);
        int least = outer ? PERSONS_FOR_OUTER : PERSONS;
        findings.require(
                !books.released().isShown(timing.getCut()) || now.persons() >= least,
                timing.getCut(),
                "has quantiles of " + now.persons() + " persons, below " + least);
    }
}
