package org.opencontextgraph.compose.privacy.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Unit;

/** The public side: what was released under each id, and what became of it, by the unit topic and by the audit topic. */
public final class Released {
    /** What the unit topic says now. */
    public enum State {
        SHOWN,
        HIDDEN,
        WITHDRAWN
    }

    private final Map<String, List<Written>> written = new LinkedHashMap<>();
    private final Map<String, List<AuditEntry>> audited = new LinkedHashMap<>();
    private final Map<String, Long> published = new HashMap<>();
    private final Map<String, Long> withdrawn = new HashMap<>();
    private final Map<LaneSender, LaneClock> lanes = new HashMap<>();
    private final List<Audited> timeline = new ArrayList<>();
    private long latest;

    /**
     * @param units {@code release.unit.v1}
     * @param partitions of that topic
     * @param audit {@code release.audit.v1}
     */
    public static Released of(List<Written> units, int partitions, List<Written> audit) {
        Released released = new Released();
        for (Written record : units) {
            released.latest = Math.max(released.latest, record.time());
            switch (record.message()) {
                case Clock it -> released.hear(it.getLane(), it.getSender(), LaneClock.at(it.getThrough(), partitions));
                case Close it -> released.hear(it.getLane(), it.getSender(), LaneClock.closed(partitions));
                case null, default ->
                    released.written
                            .computeIfAbsent(String.valueOf(record.key()), _ -> new ArrayList<>())
                            .add(record);
            }
        }
        for (Written record : audit) {
            if (record.message() instanceof AuditEntry entry && entry.getRow() != null) {
                released.audited
                        .computeIfAbsent(idOf(entry), _ -> new ArrayList<>())
                        .add(entry);
                released.remember(entry, record.time());
            }
        }
        return released;
    }

    private void hear(String lane, int partition, LaneClock clock) {
        lanes.merge(new LaneSender(lane, partition), clock, LaneClock::and);
    }

    private void remember(AuditEntry entry, long time) {
        timeline.add(new Audited(time, entry.getKind(), Objects.requireNonNull(entry.getRow())));
        if (entry.getKind() == AuditKind.PUBLISHED) {
            published.putIfAbsent(idOf(entry), time);
        } else if (entry.getKind() == AuditKind.WITHDRAWN) {
            withdrawn.put(idOf(entry), time);
        }
    }

    /** How far the gate said that each lane is. */
    public Map<LaneSender, LaneClock> lanes() {
        return lanes;
    }

    /** The audit topic in its order. */
    public List<Audited> timeline() {
        return timeline;
    }

    /** When the gate wrote something for the last time. */
    public long latest() {
        return latest;
    }

    /** When it was published, by the brokers' clocks; the greatest time when it never was. */
    public long publishedAt(String id) {
        return published.getOrDefault(id, Long.MAX_VALUE);
    }

    /** Whether this unit had been withdrawn when the other was published. */
    public boolean wasWithdrawnBefore(String unit, String other) {
        long end = withdrawn.getOrDefault(unit, Long.MAX_VALUE);
        return end <= published.getOrDefault(other, Long.MIN_VALUE);
    }

    /** Whether this unit was published, and not after the other. */
    public boolean wasPublishedBefore(String unit, String other) {
        return published.getOrDefault(unit, Long.MAX_VALUE) <= published.getOrDefault(other, Long.MIN_VALUE);
    }

    /** All units that were ever published, in the order in which they were. */
    public List<Unit> everPublished() {
        return audited.values().stream()
                .flatMap(entries -> entries.stream().limit(1))
                .map(AuditEntry::getRow)
                .filter(Unit.class::isInstance)
                .map(Unit.class::cast)
                .toList();
    }

    /** All records of the unit topic about one id, by id. */
    public Map<String, List<Written>> written() {
        return written;
    }

    /** All entries of the audit topic about one id, by id. */
    public Map<String, List<AuditEntry>> audited() {
        return audited;
    }

    /** Units that are published and not withdrawn, shown or hidden. */
    public List<Unit> live() {
        List<Unit> live = new ArrayList<>();
        for (String id : written.keySet()) {
            if (state(id).filter(it -> it != State.WITHDRAWN).isPresent()) {
                row(id).filter(Unit.class::isInstance).map(Unit.class::cast).ifPresent(live::add);
            }
        }
        return live;
    }

    /** Timing rows that are published and not withdrawn, shown or hidden. */
    public List<CutTiming> liveTimings() {
        List<CutTiming> live = new ArrayList<>();
        for (String id : written.keySet()) {
            if (state(id).filter(it -> it != State.WITHDRAWN).isPresent()) {
                row(id).filter(CutTiming.class::isInstance)
                        .map(CutTiming.class::cast)
                        .ifPresent(live::add);
            }
        }
        return live;
    }

    public boolean isShown(String id) {
        return state(id).filter(it -> it == State.SHOWN).isPresent();
    }

    /** Empty: nothing was ever written under this id. */
    public Optional<State> state(String id) {
        List<Written> records = written.get(id);
        if (records == null) {
            return Optional.empty();
        }
        Written now = records.getLast();
        if (now.isTombstone()) {
            return Optional.of(State.WITHDRAWN);
        }
        return Optional.of(now.message() instanceof Suspended ? State.HIDDEN : State.SHOWN);
    }

    /** What the audit topic says is the state. */
    public Optional<State> auditedState(String id) {
        List<AuditEntry> entries = audited.get(id);
        if (entries == null) {
            return Optional.empty();
        }
        return switch (entries.getLast().getKind()) {
            case PUBLISHED, RESUMED -> Optional.of(State.SHOWN);
            case SUSPENDED -> Optional.of(State.HIDDEN);
            case WITHDRAWN -> Optional.of(State.WITHDRAWN);
            case EPOCH_BEGUN, EPOCH_REFUSED, EPOCH_WITHDRAWN -> Optional.empty();
        };
    }

    /** The row as it was released; of one that is hidden the unit topic may have forgotten it, the audit topic has not. */
    public Optional<Object> row(String id) {
        @Nullable Object row = null;
        for (Written record : written.getOrDefault(id, List.of())) {
            if (record.message() instanceof Unit || record.message() instanceof CutTiming) {
                row = record.message();
            }
        }
        return Optional.ofNullable(row)
                .or(() -> audited.getOrDefault(id, List.of()).stream()
                        .filter(entry -> entry.getKind() == AuditKind.PUBLISHED)
                        .findFirst()
                        .map(AuditEntry::getRow));
    }

    public static String idOf(AuditEntry entry) {
        return switch (Objects.requireNonNull(entry.getRow())) {
            case Unit unit -> unit.getUnit();
            case CutTiming timing -> timing.getCut();
            case Object other -> throw new IllegalArgumentException("no row: " + other.getClass());
        };
    }
}
