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
            MemberTimes times = new MemberTimes(members, books.traces());
            if (members.size() == cut.stream().mapToLong(Unit::getCount).sum() && times.areKnown()) {
                checkFigures(timing, times, findings);
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

    private static void checkFigures(CutTiming timing, MemberTimes times, Findings findings) {
        long persons =
                times.members().stream().map(Occurrence::person).distinct().count();
        boolean outer = persons >= PERSONS_FOR_OUTER;
        findings.require(
                persons >= PERSONS, timing.getCut(), "has quantiles of " + persons + " persons, below " + PERSONS);
        List<Quantiles> expected = new ArrayList<>();
        int gaps = MemberTimes.gaps(timing.getLevel(), timing.getSteps().size(), timing.getEnds());
        for (int n = 0; n < gaps; n++) {
            expected.add(TimeGrid.quantiles(times.gap(timing.getLevel(), n), outer));
        }
        findings.require(
                timing.getGaps().equals(expected),
                timing.getCut(),
                "has other quantiles than its " + persons + " persons make");
        findings.require(
                timing.getTotal() == null || timing.getTotal().equals(TimeGrid.quantiles(times.total(), outer)),
                timing.getCut(),
                "has another total than its persons make");
    }
}
