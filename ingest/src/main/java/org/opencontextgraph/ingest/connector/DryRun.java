package org.opencontextgraph.ingest.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool would tell of the newest things that there are, with nothing written and no cursor moved. No ids and no contents are in it: an
 * operator sees what a mapping does, and nobody's work.
 */
public record DryRun(List<Line> lines) {
    public DryRun {
        lines = List.copyOf(lines);
    }

    /** What one thing comes to. */
    public enum Outcome {
        MAPPED,
        IGNORED,
        UNMAPPED,
        REJECTED
    }

    /**
     * One thing.
     *
     * @param place where it is, without content
     * @param what the step and who decided it, or why it is no event
     */
    public record Line(String place, Outcome outcome, String what) {
        public static Line of(String place, Answer answer) {
            return switch (answer) {
                case Answer.Mapped it -> new Line(place, Outcome.MAPPED, step(it.event()) + ", by " + it.told());
                case Answer.Ignored(String told, String why) ->
                    new Line(place, Outcome.IGNORED, "by " + told + ": " + why);
                case Answer.AskPermissions(String told) ->
                    new Line(place, Outcome.IGNORED, "by " + told + ": permissions are asked for again");
                case Answer.Unmapped(String told) -> new Line(place, Outcome.UNMAPPED, told + " has no rule");
                case Answer.Refused(Rejected it) -> new Line(place, Outcome.REJECTED, it.reason());
            };
        }

        private static String step(SourceEvent event) {
            @Nullable String process = event.process();
            return event.label() + (process == null ? "" : " of " + process) + ", account "
                    + (event.account() == null ? "none" : "known");
        }
    }
}
