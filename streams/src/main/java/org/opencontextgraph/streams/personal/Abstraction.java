package org.opencontextgraph.streams.personal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.Trace;

/** Decides what of a closed task may go to the gate, and takes every identifier off it. */
final class Abstraction {
    private Abstraction() {}

    /** What becomes of a closed task. */
    sealed interface SharingDecision {
        /** It stays with its person. */
        record Private() implements SharingDecision {}

        /** A resource's readers are not known; it waits. */
        record Parked() implements SharingDecision {}

        record Sent(Trace trace) implements SharingDecision {}
    }

    /** @param consent what the person said last; null: nothing, so nothing is shared */
    static SharingDecision decide(Task task, @Nullable Consent consent) {
        String process = task.process();
        if (!task.counts()
                || process == null
                || consent == null
                || !consent.getOptedIn()
                || task.first() < consent.getSince()) {
            return new SharingDecision.Private();
        }
        Collection<Acl> readers = task.readers().values();
        if (readers.stream().anyMatch(acl -> acl.getState() == PermissionState.UNKNOWN)) {
            return new SharingDecision.Parked();
        }
        String scope = scope(readers);
        if (scope == null) {
            return new SharingDecision.Private();
        }
        List<String> steps = new ArrayList<>(task.steps().size());
        List<Long> times = new ArrayList<>(task.steps().size());
        for (TaskStep step : task.steps()) {
            steps.add(step.getStep());
            times.add(step.getTime());
        }
        return new SharingDecision.Sent(new Trace(task.lane(), scope, process, task.person(), task.id(), steps, times));
    }

    /**
     * The largest audiences that all resources cover, sorted and joined by a comma; null when there are none. Everyone is
     * larger than any group; groups are not compared with each other.
     */
    static @Nullable String scope(Collection<Acl> readers) {
        SortedSet<String> covered = null;
        for (Acl acl : readers) {
            List<String> audiences = acl.getAudiences();
            if (audiences.contains(Audience.EVERYONE.value())) {
                continue;
            }
            if (covered == null) {
                covered = new TreeSet<>(audiences);
            } else {
                covered.retainAll(audiences);
            }
        }
        if (covered == null) {
            return readers.isEmpty() ? null : Audience.EVERYONE.value();
        }
        return covered.isEmpty() ? null : String.join(",", covered);
    }
}
