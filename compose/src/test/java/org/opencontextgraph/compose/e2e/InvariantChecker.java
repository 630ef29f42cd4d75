package org.opencontextgraph.compose.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Sharing;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.Topics;

/**
 * RELEASE.md's rules, looked up in all that an instance ever wrote: its whole unit topic, its ledger, its traces, its tasks
 * and its tables. Knows nothing of how the gate decides.
 */
final class InvariantChecker {
    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    private final RunningInstance instance;
    private final Topic unitTopic;
    private final Map<String, Trace> traces = new HashMap<>();
    private final List<LedgerEntry> ledger;
    /** Every unit that was ever published. */
    private final Map<String, Unit> published = new HashMap<>();

    private final Set<String> withdrawn = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> timings = new HashSet<>();

    InvariantChecker(RunningInstance instance) {
        this.instance = instance;
        this.unitTopic = instance.topic(Topics.UNIT);
        this.ledger = instance.topic(Topics.LEDGER).all(LedgerEntry.class).toList();
    }

    void check() throws SQLException {
        eachTraceIsSentOnce();
        aUnitIsWrittenOnceAndNeverComesBack();
        everyTraceIsInOneUnitAtMost();
        unitsAreLargeEnoughAndAlike();
        nothingIsLostOrInvented();
        theDatabaseHoldsWhatTheTopicHolds();
    }

    private void eachTraceIsSentOnce() {
        // as it was when it was sent: taken back it may become another one under its number
        Map<String, PersonalTask> sent = new HashMap<>();
        instance.topic(Topics.TASK)
                .all(PersonalTask.class)
                .filter(task -> task.getSharing() == Sharing.SENT)
                .forEach(task -> sent.put(key(task.getPerson(), task.getTask()), task));
        instance.topic(Topics.TRACE).all(Trace.class).forEach(trace -> {
            String key = key(trace.getPerson(), trace.getTrace());
            PersonalTask task = sent.get(key);
            if (task != null) { // what a test wrote straight into the topic is nobody's task
                assertThat(traces.put(key, trace)).as("sent before").isNull();
                assertThat(trace.getSteps())
                        .isEqualTo(
                                task.getSteps().stream().map(TaskStep::getStep).toList());
            }
        });
        assertThat(sent.keySet()).isEqualTo(traces.keySet());
    }

    private void aUnitIsWrittenOnceAndNeverComesBack() {
        for (Topic.Written written : unitTopic.records()) {
            if (written.message() instanceof Unit unit) {
                assertThat(unit.getUnit()).isEqualTo(written.key());
                Unit before = published.put(unit.getUnit(), unit);
                assertThat(before == null || hidden.remove(unit.getUnit()))
                        .as("written before, and not hidden since")
                        .isTrue();
                assertThat(before).as("another row").isIn(null, unit);
                assertThat(withdrawn).as("withdrawn before").doesNotContain(unit.getUnit());
            } else if (written.message() instanceof CutTiming timing) {
                timings.add(timing.getCut());
            } else if (written.message() instanceof Suspended suspended) {
                hidden.add(suspended.getId());
            } else if (written.bytes() == null && timings.contains(String.valueOf(written.key()))) {
                hidden.remove(written.key());
            } else if (written.bytes() == null && written.key() != null) {
                assertThat(published).as("withdrawn without being published").containsKey(written.key());
                withdrawn.add(written.key());
                hidden.remove(written.key());
            }
        }
    }

    private void everyTraceIsInOneUnitAtMost() {
        Map<String, String> units = new HashMap<>();
        for (LedgerEntry entry : ledger) {
            if (entry.getPlace() == Place.PUBLISHED) {
                String part = key(entry.getPerson(), entry.getTrace()) + '|' + entry.getPosition();
                String before = units.put(part, String.valueOf(entry.getUnit()));
                assertThat(before == null || withdrawn.contains(before))
                        .as("in a live unit before")
                        .isTrue();
            }
        }
    }

    private void unitsAreLargeEnoughAndAlike() {
        Map<String, List<LedgerEntry>> members = new HashMap<>();
        for (LedgerEntry entry : ledger) {
            if (entry.getPlace() == Place.PUBLISHED) {
                members.computeIfAbsent(String.valueOf(entry.getUnit()), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        assertThat(members.keySet()).isEqualTo(published.keySet());
        var policy = instance.config().policy();
        int quorum = policy.ungated() ? 1 : policy.k();
        published.forEach((id, unit) -> {
            List<LedgerEntry> entries = members.getOrDefault(id, List.of());
            assertThat(entries.stream().map(LedgerEntry::getPerson).distinct().count())
                    .as("persons")
                    .isGreaterThanOrEqualTo(quorum)
                    .isGreaterThanOrEqualTo(unit.getK());
            assertThat(unit.getCount()).isEqualTo(entries.size());
            for (LedgerEntry entry : entries) {
                Trace trace = Objects.requireNonNull(
                        traces.get(key(entry.getPerson(), entry.getTrace())), "a member that was never sent");
                assertThat(trace)
                        .extracting(Trace::getLane, Trace::getScope, Trace::getProcess)
                        .containsExactly(unit.getLane(), unit.getScope(), unit.getProcess());
                assertThat(part(trace, entry.getPosition(), unit)).isEqualTo(unit.getSteps());
            }
        });
    }

    /** What of a trace a unit of this shape stands for. */
    private static List<String> part(Trace trace, int position, Unit unit) {
        int to = position == 0
                ? trace.getSteps().size()
                : Math.min(position, trace.getSteps().size());
        assertThat(unit.getEnds())
                .isEqualTo(position == 0 || position > trace.getSteps().size());
        int from = to - unit.getSteps().size();
        assertThat(!unit.getBegins() || from == 0).as("begins where it says").isTrue();
        return trace.getSteps().subList(Math.max(0, from), to);
    }

    /** Traces in = published + dropped + withdrawn + still pooled; a finished lane has nothing in a pool. */
    private void nothingIsLostOrInvented() {
        Map<String, LedgerEntry> last = ledger.stream()
                .filter(it -> it.getPosition() == 0)
                .collect(toMap(it -> key(it.getPerson(), it.getTrace()), it -> it, (before, after) -> after));
        // AssertJ's own containsAll compares each with each
        assertThat(traces.keySet().containsAll(last.keySet()))
                .as("everything in the ledger was sent")
                .isTrue();
        Map<String, Set<Integer>> closed = new HashMap<>();
        unitTopic
                .all(Close.class)
                .forEach(close -> closed.computeIfAbsent(close.getLane(), _ -> new HashSet<>())
                        .add(close.getSender()));
        int partitions = instance.config().kafka().partitions();
        traces.forEach((key, trace) -> {
            boolean pooled = !last.containsKey(key) || last.get(key).getPlace() == Place.POOLED;
            boolean finished = closed.getOrDefault(trace.getLane(), Set.of()).size() == partitions;
            assertThat(pooled && finished).as("left behind in a finished lane").isFalse();
        });
    }

    private void theDatabaseHoldsWhatTheTopicHolds() throws SQLException {
        Map<String, UnitRow> live = new TreeMap<>();
        published.forEach((id, unit) -> live.put(id, UnitRow.of(unit)));
        live.keySet().removeAll(withdrawn);
        live.keySet().removeAll(hidden);
        try (java.sql.Connection database = instance.database()) {
            await().atMost(CATCHING_UP)
                    .untilAsserted(
                            () -> assertThat(UnitRow.inDatabase(database)).isEqualTo(live));
        }
    }

    private static String key(String person, String trace) {
        return person + '|' + trace;
    }
}
