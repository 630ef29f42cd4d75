package org.opencontextgraph.query.server.instance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tool that is read again and again, and what is known of how that goes.
 *
 * @param settings no secrets
 * @param cron when, with seconds first, in UTC
 * @param readJob the job that reads it; empty: no worker does at present
 * @param syncJob the job that asks who may read it; empty likewise
 * @param standing what is known of its token
 * @param streams the last run of each, by name
 * @param permissions the last time it was asked who may read it
 */
public record ReadTool(
        String name,
        String kind,
        Map<String, String> settings,
        String cron,
        boolean paused,
        Instant added,
        Optional<String> readJob,
        Optional<String> syncJob,
        List<StreamRun> streams,
        Optional<PermissionRun> permissions,
        boolean takesDeliveries,
        List<Deliveries> deliveries,
        Standing standing) {
    public ReadTool {
        settings = Map.copyOf(settings);
        streams = List.copyOf(streams);
        deliveries = List.copyOf(deliveries);
    }

    /** Where a tool stands on its way to being read. */
    public enum State {
        /** Nobody has asked it yet what its token opens, or it could not be asked. */
        UNCHECKED,
        CHECKING,
        /** The token does not open all that is to be read. */
        MISSING,
        READY,
        /** No key opens its token: it has to be given again. */
        KEY_LOST,
        PAUSED
    }

    /**
     * What is known of a tool's token.
     *
     * @param passed it is known to open all that is to be read; false: the tool is not read
     * @param checked when the tool was last asked; empty: never
     * @param missing what the token does not open
     * @param writing what it could write
     * @param trouble why the tool could not be asked; empty: it could
     * @param again a worker will ask, or ask again
     */
    public record Standing(
            State state,
            boolean passed,
            Optional<Instant> checked,
            List<String> missing,
            List<String> writing,
            Optional<String> trouble,
            boolean again) {
        public Standing {
            missing = List.copyOf(missing);
            writing = List.copyOf(writing);
        }
    }

    /**
     * The last run of one stream.
     *
     * @param counts of this run
     * @param waits how often the tool had us wait
     * @param waitedMillis how long, all together
     * @param verdict empty: it was complete; else why not
     * @param completeUpTo empty: not known
     * @param kept of all runs that are remembered
     */
    public record StreamRun(
            String stream,
            Instant started,
            Instant finished,
            Counts counts,
            long waits,
            long waitedMillis,
            Optional<String> verdict,
            Optional<Instant> completeUpTo,
            Kept kept) {}

    /**
     * What the tool told in a run.
     *
     * @param duplicate known already
     * @param unmapped nobody has decided what it means
     * @param rejected broken
     * @param readersKnown new resources of which it became known who may read them
     * @param readersUnknown new resources of which nobody knows
     */
    public record Counts(
            long fetched,
            long mapped,
            long ignored,
            long duplicate,
            long unmapped,
            long rejected,
            long readersKnown,
            long readersUnknown) {}

    /** @param since the start of the oldest of these runs */
    public record Kept(Instant since, long unmapped, long rejected) {}

    /**
     * @param verdict empty: it was complete; else why not
     * @param unknown of the resources
     * @param groupsMapped how many of the groups mean an audience
     */
    public record PermissionRun(
            Instant started,
            Instant finished,
            Optional<String> verdict,
            int resources,
            int unknown,
            int groups,
            int groupsMapped) {}

    /** How many of what the tool sent by itself ended so, and when the last one did. */
    public record Deliveries(String outcome, long number, Instant last) {}

    /** What all streams are complete up to; empty: not known of one of them, or of none. */
    public Optional<Instant> completeUpTo() {
        return streams.stream().anyMatch(it -> it.completeUpTo().isEmpty())
                ? Optional.empty()
                : streams.stream().flatMap(it -> it.completeUpTo().stream()).min(Instant::compareTo);
    }
}
