package org.opencontextgraph.compose.privacy.verify;

import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** A unit's times are the medians of its persons' medians, as buckets. */
final class UnitTimingClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("unit timing");
        long without = 0;
        long forgotten = 0;
        for (Unit unit : books.released().live()) {
            int gaps = MemberTimes.gaps(unit.getLevel(), unit.getSteps().size(), unit.getEnds());
            if (unit.getGaps().isEmpty() && unit.getTotal() == null) {
                without += gaps > 0 ? 1 : 0;
                continue;
            }
            findings.count();
            findings.require(unit.getGaps().size() == gaps, unit.getUnit(), "has another number of gaps than steps");
            findings.require(
                    unit.getLevel() == Level.L0 || unit.getTotal() == null,
                    unit.getUnit(),
                    "says how long whole traces took, which no transition knows");
            // of one that is hidden somebody may have left already
            List<MemberTimes> around = MemberTimes.around(
                    books.ledger().membersEver(unit.getUnit()),
                    books.traces(),
                    books.released().publishedAt(unit.getUnit()));
            MemberTimes times = around.getFirst();
            if (times.members().size() != unit.getCount()
                    || !times.areKnown()
                    || unit.getGaps().size() != gaps) {
                forgotten++;
                continue;
            }
            findings.require(
                    around.stream().anyMatch(it -> unit.getGaps().equals(gaps(it, unit, gaps))),
                    unit.getUnit(),
                    "has the gaps " + unit.getGaps() + ", its members make " + gaps(around.get(1), unit, gaps));
            findings.require(
                    unit.getTotal() == null
                            || around.stream().anyMatch(it -> unit.getTotal() == TimeGrid.lowerMedian(it.total())),
                    unit.getUnit(),
                    "has another total than its members make");
        }
        if (without > 0) {
            findings.note(without + " units say no times");
        }
        if (forgotten > 0) {
            findings.note(forgotten + " units' times were not recomputed: not all members' steps are kept");
        }
        return findings.outcome();
    }

    private static List<Integer> gaps(MemberTimes times, Unit unit, int gaps) {
        List<Integer> medians = new ArrayList<>();
        for (int n = 0; n < gaps; n++) {
            medians.add(TimeGrid.lowerMedian(times.gap(unit.getLevel(), n)));
        }
        return medians;
    }
}
