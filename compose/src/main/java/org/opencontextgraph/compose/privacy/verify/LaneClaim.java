package org.opencontextgraph.compose.privacy.verify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.LaneClock;
import org.opencontextgraph.compose.privacy.books.LaneSender;

/** A lane is as far in the database as the gate said: "complete up to" is told of nothing that is still to come. */
final class LaneClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("lanes");
        Map<LaneSender, LaneClock> said = books.released().lanes();
        Map<LaneSender, LaneClock> found = books.database().lanes();
        said.forEach((sender, clock) -> {
            findings.count();
            LaneClock there = found.get(sender);
            String lane = "lane " + sender.lane() + ", partition " + sender.partition();
            if (there == null) {
                findings.require(false, lane, "is not in context.lane");
            } else {
                // the time is part of the place: a clock that goes on is not found twice
                findings.require(
                        there.equals(clock),
                        lane + ", at " + words(there.through()),
                        "stands elsewhere in context.lane than the gate said");
            }
        });
        found.keySet()
                .forEach(sender -> findings.require(
                        said.containsKey(sender),
                        "the database",
                        "has a lane in context.lane of which the gate said nothing"));
        return findings.outcome();
    }

    private static String words(@Nullable Long through) {
        return through == null ? "no time" : Instant.ofEpochMilli(through).toString();
    }
}
