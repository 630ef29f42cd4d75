package org.opencontextgraph.compose.privacy.books;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.schema.message.KeptBack;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;

/** What the gate was told, as far as it is still kept: traces, what became of them, and who is whom. */
public final class Traces {
    /** The time that a record may take through the gate. */
    private static final long AT_ONCE = 60_000;
    /** Who leaves is taken out by the next tick or the daily sweep. */
    private static final long A_DAY_AT_MOST = 25 * 3_600_000L;

    private final List<Written> told;
    private final boolean whole;
    private final Map<TraceKey, KnownTrace> known = new HashMap<>();
    private final Aliases aliases = new Aliases();
    private final Map<TraceKey, Long> withheld = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private final Map<TraceKey, Long> heard = new HashMap<>();

    /**
     * @param told {@code abstract.trace.v1}
     * @param whole whether that is all that was ever told
     * @param tasks {@code personal.task.v1}, which keeps steps longer
     */
    public static Traces of(List<Written> told, boolean whole, List<Written> tasks) {
        Traces traces = new Traces(told, whole);
        tasks.forEach(traces::remember);
        told.forEach(traces::hear);
        return traces;
    }

    private Traces(List<Written> told, boolean whole) {
        this.told = List.copyOf(told);
        this.whole = whole;
    }

    /** What the gate was told, in its order, as far as it is kept. */
    public List<Written> told() {
        return told;
    }

    /** Whether that is all that it was ever told. */
    public boolean isWhole() {
        return whole;
    }

    public Optional<KnownTrace> trace(TraceKey key) {
        return Optional.ofNullable(known.get(key));
    }

    /** Whether this trace was ever sent to the gate, as far as that is still kept; a task that is known may be its person's own. */
    public boolean wasSent(TraceKey key) {
        return heard.containsKey(key);
    }

    /** The person as whom this one counts now. */
    public String resolve(String person) {
        return aliases.resolve(person, Long.MAX_VALUE);
    }

    /** The person as whom this one counted at that time. */
    public String resolveAt(String person, long time) {
        return aliases.resolve(person, time);
    }

    /** Steps of all traces that are still kept. */
    public Set<String> labels() {
        Set<String> labels = new HashSet<>();
        known.values().forEach(trace -> labels.addAll(trace.steps()));
        return labels;
    }

    public boolean hasAliases() {
        return !aliases.isEmpty();
    }

    /** From when on this trace must not be seen: suspended, retracted, or its person has left; empty if it may. */
    public Optional<Long> hiddenFrom(TraceKey key) {
        Long since = withheld.get(key);
        if (since != null) {
            return Optional.of(since + AT_ONCE);
        }
        // what comes after an opt-out was agreed to again
        return Optional.ofNullable(gone.get(key.person()))
                .filter(left -> left > heard.getOrDefault(key, 0L))
                .map(left -> left + A_DAY_AT_MOST);
    }

    private void remember(Written written) {
        if (written.message() instanceof PersonalTask task && isAsItWasSent(task)) {
            known.put(
                    new TraceKey(task.getPerson(), task.getTask()),
                    new KnownTrace(
                            task.getLane(),
                            task.getScope() == null ? "" : task.getScope(),
                            task.getProcess() == null ? "" : task.getProcess(),
                            task.getSteps().stream().map(TaskStep::getStep).toList(),
                            task.getSteps().stream().map(TaskStep::getTime).toList()));
        }
    }

    /** Under a number that was taken back there may be other steps now. */
    private static boolean isAsItWasSent(PersonalTask task) {
        return task.getKeptBack() == KeptBack.NO || task.getKeptBack() == KeptBack.EXCLUDED;
    }

    private void hear(Written written) {
        switch (written.message()) {
            case Trace it -> {
                TraceKey key = new TraceKey(it.getPerson(), it.getTrace());
                known.put(
                        key,
                        new KnownTrace(it.getLane(), it.getScope(), it.getProcess(), it.getSteps(), it.getTimes()));
                heard.put(key, written.time());
            }
            case SuspendTrace it -> withheld.putIfAbsent(key(it.getTrace()), written.time());
            case RetractTrace it -> withheld.put(key(it.getTrace()), written.time());
            case ResumeTrace it -> withheld.remove(key(it.getTrace()));
            case RetractPerson it -> gone.merge(it.getPerson(), written.time(), Math::max);
            case MergePersons it -> aliases.merge(written.time(), it.getPerson(), it.getInto());
            case UnmergePersons it -> aliases.part(written.time(), it.getPerson());
            case null, default -> {}
        }
    }

    private static TraceKey key(TraceRef ref) {
        return new TraceKey(ref.getPerson(), ref.getTrace());
    }
}
