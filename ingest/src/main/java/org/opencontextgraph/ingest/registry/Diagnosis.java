package org.opencontextgraph.ingest.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.ScopeCheck;

/**
 * How complete what was read of a tool is, and what to do about what is not.
 *
 * @param findings those of the weight {@code COMPLETE} are worth knowing, and nothing is missing for them
 */
public record Diagnosis(Completeness completeness, List<Finding> findings) {
    private static final String DECIDE =
            "decide it in the mapping, where that is yours; else a newer version may know it";

    /** What is said of something that does not come by itself. */
    private static final Pattern FOR_GOOD =
            Pattern.compile("\\b(is|are|be) lost\\b|were gone before|has lost records|has no column"
                    + "|made anew|emptied by TRUNCATE|is not one for");

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** In how far all that was to be read was read. */
    public enum Completeness {
        COMPLETE,
        /** Something is missing, and it is known what. */
        PARTIAL,
        /** Nobody can tell. */
        UNKNOWN
    }

    /**
     * Something that is not as it should be.
     *
     * @param what in words without content
     * @param remedy what an operator does about it
     */
    public record Finding(Completeness weight, String what, String remedy) {}

    /**
     * What is known of a tool.
     *
     * @param row what the operator said of it
     * @param period from one run to the next
     * @param last the last run of each stream
     * @param kept sums over the runs that are kept, by stream
     * @param check what its token opens; null: it could not be asked
     * @param trouble why it could not be asked; null: it could
     * @param asked whether it is asked who may read it
     * @param readers how its last run of permissions ended; null: it is not asked, or was not yet
     * @param sendsOnly nothing is asked of it
     * @param distrusted deliveries that were not believed or could not be opened, if there was one in the last day
     */
    public record Known(
            Registered row,
            Duration period,
            List<RunTable.Row> last,
            List<RunTable.Sums> kept,
            @Nullable ScopeCheck check,
            @Nullable String trouble,
            boolean asked,
            @Nullable Readers readers,
            boolean sendsOnly,
            long distrusted) {
        public Known {
            last = List.copyOf(last);
            kept = List.copyOf(kept);
        }
    }

    /** @param verdict empty: it was complete */
    public record Readers(String verdict, int resources, int unknown, int groups, int groupsMapped) {}

    public static Diagnosis of(Known known, Instant now) {
        List<Finding> findings = new ArrayList<>();
        String name = known.row().name();
        token(known, name, findings);
        if (known.row().paused()) {
            findings.add(unknown(
                    known.sendsOnly() ? "it is paused: what it sends is lost" : "it is paused: nothing new is read",
                    "ocg connectors resume " + name));
        } else if (known.last().isEmpty() && !known.sendsOnly()) {
            findings.add(unknown("it was not read yet", "ocg connectors run " + name));
        }
        known.last().forEach(run -> run(known, run, now, findings));
        known.kept().forEach(sums -> sums(sums, findings));
        readers(known, findings);
        deliveries(known, name, findings);
        return new Diagnosis(worst(findings), findings);
    }

    private static void token(Known known, String name, List<Finding> findings) {
        if (known.trouble() != null) {
            findings.add(unknown("the tool cannot be asked now: " + known.trouble(), remedy(known.trouble(), name)));
        }
        if (known.check() != null) {
            known.check()
                    .missing()
                    .forEach(it -> findings.add(partial(
                            "missing: " + it,
                            "give it, or another token: ocg connectors token " + name + "; then: ocg connectors check "
                                    + name)));
        }
    }

    private static void run(Known known, RunTable.Row run, Instant now, List<Finding> findings) {
        String name = known.row().name();
        for (String why : run.verdict()) {
            findings.add(partial(run.stream() + ": " + why, remedy(why, name)));
        }
        boolean late = run.finished()
                .plus(known.period().multipliedBy(3))
                .plus(Duration.ofMinutes(10))
                .isBefore(now);
        if (late && !known.row().paused()) {
            findings.add(unknown(
                    run.stream() + ": its last run ended at " + run.finished(), "is a worker running? ocg jobs list"));
        }
    }

    private static void sums(RunTable.Sums sums, List<Finding> findings) {
        if (sums.unmapped() > 0) {
            findings.add(partial(
                    sums.stream() + ": in the last seven days the tool told " + sums.unmapped()
                            + " things of which nobody has decided what they mean",
                    DECIDE + "; the log of their runs names them"));
        }
        if (sums.rejected() > 0) {
            findings.add(partial(
                    sums.stream() + ": in the last seven days " + sums.rejected() + " things were broken",
                    "deadletter.v1 has the place and the reason of each"));
        }
    }

    private static void readers(Known known, List<Finding> findings) {
        Readers readers = known.readers();
        String name = known.row().name();
        if (!known.asked()) {
            return; // what was said when it was does not hold any more
        }
        if (readers == null) {
            findings.add(unknown("nobody has asked yet who may read it", "ocg connectors sync " + name));
            return;
        }
        if (!readers.verdict().isEmpty()) {
            findings.add(partial("permissions: " + readers.verdict(), remedy(readers.verdict(), name)));
        }
        if (readers.unknown() > 0) {
            findings.add(partial(
                    "permissions: of " + readers.unknown() + " of " + readers.resources()
                            + " it is not known who may read them; nothing of these is shared",
                    "ocg connectors sync " + name));
        }
        if (readers.groups() > 0 && readers.groupsMapped() == 0) {
            findings.add(partial(
                    "permissions: the tool has " + readers.groups() + " groups, and none of them means an audience",
                    "say which do, in permissions.groups"));
        }
    }

    private static void deliveries(Known known, String name, List<Finding> findings) {
        if (known.sendsOnly()) {
            findings.add(remark(
                    "it sends by itself: nobody can ask it for what it did not send, or gave up sending",
                    "see there whether all of it was answered 202"));
        }
        if (known.distrusted() > 0) {
            findings.add(remark(
                    known.distrusted() + " deliveries were not believed, or could not be opened, the last one today",
                    (known.sendsOnly()
                                    ? "anybody can send something; but if they came from the tool, what they told is missing: "
                                    : "nothing is missing, since lists tell it, too; if they came from the tool, ")
                            + "compare the secret at the tool, or make another one: ocg connectors webhook " + name));
        }
    }

    /** By what the tool answered. */
    private static String remedy(String why, String name) {
        if (why.contains(" 401 ") || why.contains("does not open")) {
            return "the token has expired or was taken back: ocg connectors token " + name;
        }
        if (why.contains(" 403 ") || why.contains(" 404 ") || why.contains("(403)") || why.contains("(404)")) {
            return "what it names is gone, or the token does not open it: ocg connectors check " + name;
        }
        if (why.contains(" 429 ")) {
            return "it goes on by itself when the tool lets it; a rarer --cron asks less";
        }
        if (why.contains("there is no secret")) {
            return "ocg connectors webhook " + name;
        }
        if (why.contains("are lost unless")) {
            return "have the tool send them again; what is lost is said as long as the connector is there";
        }
        if (why.contains("nobody has decided")) {
            return DECIDE;
        }
        if (why.contains("dead letters")) {
            return "deadletter.v1 has the place and the reason of each";
        }
        if (why.contains("as long as this is missing")) {
            return "give it; what happened meanwhile is told by the rows alone, when the connector is removed and added again";
        }
        if (why.contains("remove the connector and add it again")) {
            return "ocg connectors remove " + name + ", and add it again as that says";
        }
        if (FOR_GOOD.matcher(why).find()) {
            return "nothing mends that by itself: decide what that says, or remove the connector and add it again";
        }
        return "it is tried again by itself; the log says more";
    }

    private static Completeness worst(List<Finding> findings) {
        return findings.stream().map(Finding::weight).max(Enum::compareTo).orElse(Completeness.COMPLETE);
    }

    /** Anybody can send something: that makes nothing incomplete. */
    private static Finding remark(String what, String remedy) {
        return new Finding(Completeness.COMPLETE, what, remedy);
    }

    private static Finding partial(String what, String remedy) {
        return new Finding(Completeness.PARTIAL, what, remedy);
    }

    private static Finding unknown(String what, String remedy) {
        return new Finding(Completeness.UNKNOWN, what, remedy);
    }
}
