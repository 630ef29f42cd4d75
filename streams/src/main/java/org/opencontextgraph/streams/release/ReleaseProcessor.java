package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.OwnFault;
import org.opencontextgraph.streams.release.ReleaseStage.Addressed;

/**
 * Kafka's side of the {@link ReleaseGate}.
 *
 * <p>A record's timestamp is the broker's (LogAppendTime): the wall clock that a replay sees again.
 */
final class ReleaseProcessor implements Processor<String, SpecificRecord, Object, SpecificRecord> {
    private final ReleaseSettings settings;
    private final int partitions;
    private @Nullable ProcessorContext<Object, SpecificRecord> context;
    private @Nullable ReleaseGate gate;
    private int partition;
    private long timestamp;

    ReleaseProcessor(ReleaseSettings settings, int partitions) {
        this.settings = settings;
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<Object, SpecificRecord> context) {
        this.context = context;
        this.partition = context.taskId().partition();
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(ReleaseStage.STATE);
        this.gate = new ReleaseGate(new KafkaGateStore(store), settings, partition, partitions);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (gate == null) {
            throw new IllegalStateException("not initialised");
        }
        timestamp = record.timestamp();
        @Nullable SpecificRecord message = record.value();
        if (message == null) {
            reject("an empty record");
            return;
        }
        long began = System.nanoTime();
        for (ReleaseDecision decision : decide(gate, message)) {
            write(decision);
        }
        if (!(message instanceof Trace)) {
            GateMetrics.took(System.nanoTime() - began);
            GateMetrics.withheld(partition, gate.totals());
        }
    }

    @Override
    public void close() {
        GateMetrics.gone(partition);
    }

    private List<ReleaseDecision> decide(ReleaseGate gate, SpecificRecord message) {
        try {
            return gate.receive(message, timestamp);
        } catch (RuntimeException e) {
            throw OwnFault.stop("release gate", e);
        }
    }

    private void write(ReleaseDecision decision) {
        switch (decision) {
            case ReleaseDecision.Publish(Unit unit, List<Member> members) -> {
                row(AuditKind.PUBLISHED, unit, unit);
                members.forEach(member -> byKey(Topics.LEDGER, key(member), published(unit, member)));
            }
            case ReleaseDecision.PublishTiming(CutTiming timing) -> row(AuditKind.PUBLISHED, timing, timing);
            case ReleaseDecision.Hide(SpecificRecord row) -> row(AuditKind.SUSPENDED, row, new Suspended(id(row)));
            case ReleaseDecision.Show(SpecificRecord row) -> row(AuditKind.RESUMED, row, row);
            case ReleaseDecision.Withdraw(SpecificRecord row) -> row(AuditKind.WITHDRAWN, row, null);
            case ReleaseDecision.Settle(LedgerEntry entry) ->
                byKey(Topics.LEDGER, key(new Member(entry.getPerson(), entry.getTrace(), entry.getPosition())), entry);
            case ReleaseDecision.Forget(Member member) -> byKey(Topics.LEDGER, key(member), null);
            case ReleaseDecision.Note(AuditEntry entry) -> byKey(Topics.AUDIT, "epoch", entry);
            case ReleaseDecision.PassClock(var clock) -> toOwnPartition(Topics.UNIT, clock.getLane(), clock);
            // a key of its own: compaction would keep the close and lose the clock before it
            case ReleaseDecision.PassClose(var close) ->
                toOwnPartition(Topics.UNIT, close.getLane() + "|closed", close);
            case ReleaseDecision.GoOn(var tick) -> {
                toOwnPartition(Topics.TRACE, tick.getLane(), tick);
                context().commit(); // it is read after the next commit; do not wait for that
            }
            case ReleaseDecision.Rejected(String reason) -> reject(reason);
        }
    }

    /** @param now what stands under the row's key from now on */
    private void row(AuditKind kind, SpecificRecord row, @Nullable SpecificRecord now) {
        GateMetrics.row(kind.name().toLowerCase(Locale.ROOT));
        toOwnPartition(Topics.UNIT, id(row), now);
        byKey(Topics.AUDIT, id(row), new AuditEntry(kind, row, null));
    }

    private static String id(SpecificRecord row) {
        return switch (row) {
            case Unit unit -> unit.getUnit();
            case CutTiming timing -> timing.getCut();
            default -> throw new IllegalStateException("a decision about what is no row");
        };
    }

    private static LedgerEntry published(Unit unit, Member member) {
        return new LedgerEntry(
                unit.getLane(),
                unit.getScope(),
                unit.getProcess(),
                member.person(),
                member.trace(),
                member.position(),
                Place.PUBLISHED,
                unit.getUnit(),
                unit.getWindowEnd());
    }

    private static String key(Member member) {
        return member.person() + "|" + member.trace() + "|" + member.position();
    }

    private void toOwnPartition(TopicSpec topic, String key, @Nullable SpecificRecord message) {
        context()
                .forward(
                        new Record<>(new Addressed(partition, key), message, timestamp),
                        ReleaseStage.NAMES.sink(topic));
    }

    private void byKey(TopicSpec topic, String key, @Nullable SpecificRecord message) {
        context().forward(new Record<>(key, message, timestamp), ReleaseStage.NAMES.sink(topic));
    }

    private void reject(String reason) {
        RecordMetadata at = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record without coordinates: " + reason));
        byKey(Topics.DEAD_LETTER, at.topic(), new DeadLetter(at.topic(), at.partition(), at.offset(), reason));
    }

    private ProcessorContext<Object, SpecificRecord> context() {
        if (context == null) {
            throw new IllegalStateException("not initialised");
        }
        return context;
    }

    /** A state store as the gate sees it. */
    private record KafkaGateStore(KeyValueStore<Bytes, byte[]> store) implements GateStore {
        @Override
        public byte @Nullable [] get(byte[] key) {
            return store.get(Bytes.wrap(key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            store.put(Bytes.wrap(key), value);
        }

        @Override
        public void delete(byte[] key) {
            store.delete(Bytes.wrap(key));
        }

        @Override
        public List<Row> range(byte[] from, byte[] to, int limit) {
            List<Row> rows = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> found = store.range(Bytes.wrap(from), Bytes.wrap(to))) {
                while (rows.size() < limit && found.hasNext()) {
                    KeyValue<Bytes, byte[]> row = found.next();
                    if (!Arrays.equals(row.key.get(), to)) {
                        rows.add(new Row(row.key.get(), row.value));
                    }
                }
            }
            return rows;
        }
    }
}
