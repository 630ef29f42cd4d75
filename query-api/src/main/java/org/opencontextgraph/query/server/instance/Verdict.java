package org.opencontextgraph.query.server.instance;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether all that a tool has told is here.
 *
 * @param reasons none when it is complete
 */
public record Verdict(Word word, List<Reason> reasons) {
    /** A run may take so long before its absence means something. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Pattern GONE = Pattern.compile(" 40[34] |\\(40[34]\\)");
    private static final Pattern FOR_GOOD =
            Pattern.compile("\\b(is|are|be) lost\\b|were gone before|has lost records|has no column"
                    + "|made anew|dead letters|emptied by TRUNCATE|is not one for|add it again");

    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING53));

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    public enum Word {
        COMPLETE,
        PARTIAL,
        UNKNOWN
    }

    public enum Why {
        NEVER_RAN,
        PAUSED,
        /** No run has ended since it was due. */
        LATE,
        /** The last run of a stream did not get all there is. */
        STREAM_PARTIAL,
        /** Other streams were read since this one was due. */
        STREAM_LATE,
        /** Its token is not known to open all that is to be read. */
        NOT_PASSED
    }

    /** What somebody does about it. */
    public enum Remedy {
        /** Have it read now. */
        RUN,
        RESUME,
        /** Look whether a worker runs, and how the job went. */
        WORKER,
        /** Give another token. */
        AUTHORIZE,
        /** Ask again what the token opens. */
        CHECK,
        /** It goes on by itself. */
        WAIT,
        /** Decide what it means, where the mapping is one's own. */
        MAPPING,
        /** Something does not come by itself: what the run said is to be decided about. */
        DECIDE
    }

    /**
     * One reason.
     *
     * @param text what the run said, in English
     */
    public record Reason(Why why, Optional<String> stream, Optional<String> text, Remedy remedy) {
        private static Reason of(Why why, Remedy remedy) {
            return new Reason(why, Optional.empty(), Optional.empty(), remedy);
        }
    }

    /** What is partial is said also of a tool that is paused or late. */
    public static Verdict of(ReadTool tool, Instant now) {
        if (!tool.standing().passed()) {
            return new Verdict(Word.UNKNOWN, List.of(Reason.of(Why.NOT_PASSED, remedy(tool.standing()))));
        }
        if (tool.streams().isEmpty()) {
            return new Verdict(
                    Word.UNKNOWN,
                    List.of(
                            tool.paused()
                                    ? Reason.of(Why.PAUSED, Remedy.RESUME)
                                    : Reason.of(Why.NEVER_RAN, Remedy.WORKER)));
        }
        Optional<Instant> due = lastDue(tool.cron(), now.minus(PATIENCE));
        List<Reason> reasons = new ArrayList<>();
        boolean late = tool.streams().stream().allMatch(it -> isLate(it, due));
        if (tool.paused()) {
            reasons.add(Reason.of(Why.PAUSED, Remedy.RESUME));
        } else if (late) {
            reasons.add(Reason.of(Why.LATE, Remedy.WORKER));
        }
        Word word = reasons.isEmpty() ? Word.COMPLETE : Word.UNKNOWN;
        for (ReadTool.StreamRun run : tool.streams()) {
            if (run.verdict().isPresent()) {
                reasons.add(new Reason(
                        Why.STREAM_PARTIAL,
                        Optional.of(run.stream()),
                        run.verdict(),
                        remedy(run.verdict().get())));
            } else if (word == Word.COMPLETE && isLate(run, due)) {
                reasons.add(new Reason(Why.STREAM_LATE, Optional.of(run.stream()), Optional.empty(), Remedy.RUN));
            }
        }
        return new Verdict(word == Word.COMPLETE && !reasons.isEmpty() ? Word.PARTIAL : word, reasons);
    }

    private static Remedy remedy(ReadTool.Standing standing) {
        return switch (standing.state()) {
            case MISSING, KEY_LOST -> Remedy.AUTHORIZE;
            case CHECKING -> Remedy.WAIT;
            default -> standing.again() ? Remedy.WAIT : Remedy.CHECK;
        };
    }

    /** By what the tool answered; the same as `ocg connectors diagnose` says. */
    private static Remedy remedy(String said) {
        if (said.contains("has to be given again") || said.contains(" 401 ") || said.contains("does not open")) {
            return Remedy.AUTHORIZE;
        }
        if (GONE.matcher(said).find() || said.contains("as long as this is missing")) {
            return Remedy.CHECK;
        }
        if (said.contains("nobody has decided")) {
            return Remedy.MAPPING;
        }
        return FOR_GOOD.matcher(said).find() ? Remedy.DECIDE : Remedy.WAIT;
    }

    private static boolean isLate(ReadTool.StreamRun run, Optional<Instant> due) {
        return due.map(run.finished()::isBefore).orElse(true);
    }

    /** Not after this time; empty: the schedule cannot be understood, or never was due. */
    private static Optional<Instant> lastDue(String cron, Instant time) {
        Instant after = time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        try {
            return ExecutionTime.forCron(PARSER.parse(cron))
                    .lastExecution(after.atZone(ZoneOffset.UTC))
                    .map(it -> it.toInstant());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
