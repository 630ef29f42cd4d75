package org.opencontextgraph.compose.privacy.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Database;
import org.opencontextgraph.compose.privacy.books.DatabaseRow;
import org.opencontextgraph.compose.privacy.books.Guard;
import org.opencontextgraph.compose.privacy.books.LaneClock;
import org.opencontextgraph.compose.privacy.books.LaneSender;
import org.opencontextgraph.compose.privacy.books.Ledger;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Policy;
import org.opencontextgraph.compose.privacy.books.Released;
import org.opencontextgraph.compose.privacy.books.TraceKey;
import org.opencontextgraph.compose.privacy.books.Traces;
import org.opencontextgraph.compose.privacy.books.Written;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.KeptBack;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Sharing;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;

/** An instance's books, written by hand: what a faultless gate would write, and whatever a test adds to it. */
final class WrittenBooks {
    static final String LANE = "import:x";
    static final String SCOPE = "everyone";
    static final int PARTITIONS = 4;
    static final String PROCESS = "x";

    final List<Written> unitTopic = new ArrayList<>();
    final List<Written> audit = new ArrayList<>();
    final List<Written> ledger = new ArrayList<>();
    final List<Written> told = new ArrayList<>();
    final List<Written> tasks = new ArrayList<>();
    final Map<String, DatabaseRow> rows = new HashMap<>();
    final Map<String, Map<String, String>> timings = new HashMap<>();
    final Map<LaneSender, LaneClock> lanes = new HashMap<>();
    final Map<Guard, Map<String, String>> guards = new HashMap<>(ExpectedGuards.all());

    @Nullable
    Set<String> scopes;
    /** Of the window of all traces. */
    static final long END = 86_400_000;

    static final Epoch RULES = new Epoch(0L, 5, 10, END, 4, 10, List.of("group:leads"));

    String process = PROCESS;
    boolean whole = true;
    final List<Written> decided = new ArrayList<>();
    Policy policy = Policy.of(RULES, false);
    private final Map<String, Object> released = new LinkedHashMap<>();
    private long now = 1_000;

    Books read() {
        return new Books(
                policy.with(decided),
                Released.of(unitTopic, PARTITIONS, audit),
                Ledger.of(ledger),
                Traces.of(told, whole, tasks),
                database(),
                List.of());
    }

    private Database database() {
        Set<String> named = scopes;
        if (named == null) {
            named = rows.values().stream()
                    .map(row -> row.columns().getOrDefault("scope", ""))
                    .collect(Collectors.toSet());
        }
        return new Database(rows, timings, named, lanes, guards);
    }

    /** Its steps are a minute apart. */
    TraceKey trace(String person, String trace, String... steps) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            times.add(i * 60_000L);
        }
        tell(new Trace(LANE, SCOPE, process, person, trace, List.of(steps), times));
        return new TraceKey(person, trace);
    }

    /** A task that nobody heard of but its person. */
    TraceKey task(String person, String... steps) {
        List<TaskStep> taken = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            taken.add(new TaskStep("e" + i, "r", person, steps[i], i * 60_000L, (long) i));
        }
        PersonalTask task = new PersonalTask(
                person, "t", LANE, "r", process, true, null, Sharing.PRIVATE, taken, List.of(), null, KeptBack.NO);
        tasks.add(record(person, task));
        return new TraceKey(person, "t");
    }

    void tell(SpecificRecord message) {
        told.add(record("any", message));
    }

    static Unit whole(String id, String cut, long count, String... steps) {
        return new Unit(
                id,
                LANE,
                0L,
                SCOPE,
                PROCESS,
                Level.L0,
                List.of(steps),
                true,
                true,
                count,
                cut,
                END,
                5,
                List.of(),
                null);
    }

    void publish(Unit unit, List<Occurrence> members) {
        released.put(unit.getUnit(), unit);
        unitTopic.add(record(unit.getUnit(), unit));
        audit.add(record(unit.getUnit(), new AuditEntry(AuditKind.PUBLISHED, unit, null)));
        members.forEach(member -> enter(member, Place.PUBLISHED, unit.getUnit()));
        rows.put(unit.getUnit(), DatabaseRow.expected(unit));
    }

    void publish(org.opencontextgraph.schema.message.CutTiming timing) {
        released.put(timing.getCut(), timing);
        unitTopic.add(record(timing.getCut(), timing));
        audit.add(record(timing.getCut(), new AuditEntry(AuditKind.PUBLISHED, timing, null)));
        timings.put(timing.getCut(), DatabaseRow.expected(timing));
    }

    void clock(String lane, int partition, long through) {
        unitTopic.add(record(lane, new Clock(lane, partition, through, null)));
        lanes.merge(new LaneSender(lane, partition), LaneClock.at(through, PARTITIONS), LaneClock::and);
    }

    void close(String lane, int partition) {
        unitTopic.add(record(lane + "|closed", new Close(lane, partition, null)));
        lanes.merge(new LaneSender(lane, partition), LaneClock.closed(PARTITIONS), LaneClock::and);
    }

    void suspend(String id) {
        unitTopic.add(record(id, new Suspended(id)));
        audit.add(record(id, new AuditEntry(AuditKind.SUSPENDED, released.get(id), null)));
        rows.remove(id);
        timings.remove(id);
    }

    void resume(String id) {
        SpecificRecord row = (SpecificRecord) released.get(id);
        unitTopic.add(record(id, row));
        audit.add(record(id, new AuditEntry(AuditKind.RESUMED, row, null)));
        if (row instanceof Unit unit) {
            rows.put(id, DatabaseRow.expected(unit));
        }
    }

    void withdraw(String id, List<Occurrence> survivors) {
        unitTopic.add(record(id, null));
        audit.add(record(id, new AuditEntry(AuditKind.WITHDRAWN, released.get(id), null)));
        survivors.forEach(member -> enter(member, Place.WITHDRAWN, id));
        rows.remove(id);
    }

    void enter(Occurrence member, Place place, @Nullable String unit) {
        LedgerEntry entry = new LedgerEntry(
                LANE, SCOPE, PROCESS, member.person(), member.key().trace(), member.position(), place, unit, END);
        ledger.add(record(keyOf(member), entry));
    }

    /** So much later that order is beyond doubt. */
    void later() {
        now += 1_000_000;
    }

    void forget(Occurrence member) {
        ledger.add(record(keyOf(member), null));
    }

    Written record(String key, @Nullable SpecificRecord message) {
        now += 1_000;
        return Written.of(0, now, now, key, message == null ? null : MessageCodec.encode(message));
    }

    private static String keyOf(Occurrence member) {
        return member.person() + "|" + member.key().trace() + "|" + member.position();
    }
}
