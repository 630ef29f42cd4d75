package org.opencontextgraph.compose.privacy.verify;

import java.util.List;
import java.util.Optional;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.KnownTrace;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** I3 and I8: every member did exactly what its unit says, in its process, and for its readers. */
final class HomogeneityClaim implements Claim {
    /** Symbols of a context, the begin mark among them. */
    private static final int LONGEST_CONTEXT = 4;

    private static final int LONGEST_WHOLE = 256;

    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("homogeneity");
        long forgotten = 0;
        for (Unit unit : books.released().live()) {
            for (Occurrence member : books.ledger().members(unit.getUnit())) {
                findings.require(
                        !books.traces().isWhole() || books.traces().wasSent(member.key()),
                        unit.getUnit(),
                        "has a member whose trace nobody ever sent");
                Optional<KnownTrace> trace = books.traces().trace(member.key());
                if (trace.isEmpty()) {
                    forgotten++;
                    continue;
                }
                findings.count();
                findings.require(
                        did(trace.get(), member.position(), unit),
                        unit.getUnit(),
                        "has a member who did something else");
                findings.require(
                        belongs(trace.get(), unit), unit.getUnit(), "has a member of another lane, scope or process");
            }
        }
        if (forgotten > 0) {
            findings.note(forgotten + " members' steps are no longer kept, and were not compared");
        }
        return findings.outcome();
    }

    private static boolean belongs(KnownTrace trace, Unit unit) {
        return trace.lane().equals(unit.getLane())
                && trace.process().equals(unit.getProcess())
                && (trace.scope().isEmpty() || trace.scope().equals(unit.getScope()));
    }

    private static boolean did(KnownTrace trace, int position, Unit unit) {
        if (unit.getLevel() == Level.L0) {
            return position == Occurrence.WHOLE
                    && trace.steps().equals(unit.getSteps())
                    && trace.steps().size() <= LONGEST_WHOLE;
        }
        List<String> steps = trace.steps();
        if (position < 1 || position > steps.size() + 1 || unit.getEnds() != (position == steps.size() + 1)) {
            return false;
        }
        List<String> named = unit.getSteps();
        List<String> context = unit.getEnds() ? named : named.subList(0, Math.max(0, named.size() - 1));
        int before = position - 1; // steps that came before the transition
        boolean follows = unit.getEnds() || (!named.isEmpty() && named.getLast().equals(steps.get(position - 1)));
        boolean length = unit.getBegins() ? context.size() == before : !context.isEmpty() && context.size() <= before;
        return follows
                && length
                && context.size() + (unit.getBegins() ? 1 : 0) <= LONGEST_CONTEXT
                && steps.subList(before - context.size(), before).equals(context);
    }
}
