package org.opencontextgraph.streams.corridor;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.lane.Passed;

/** What a room's processor sends, in the name of the record that it is at. */
public final class RoomExit {
    private final CorridorNames names;
    private final ProcessorContext<String, SpecificRecord> context;
    private long timestamp;

    public RoomExit(CorridorNames names, ProcessorContext<String, SpecificRecord> context) {
        this.names = names;
        this.context = context;
    }

    public void at(Record<String, ?> record) {
        timestamp = record.timestamp();
    }

    /** Whether the record lies in this topic, whatever the instance's prefix. */
    public boolean isAt(TopicSpec topic) {
        return context.recordMetadata()
                .filter(at -> at.topic().endsWith(topic.name()))
                .isPresent();
    }

    /** @param message null: a tombstone */
    public void send(TopicSpec topic, String key, @Nullable SpecificRecord message) {
        context.forward(new Record<>(key, message, timestamp), names.sink(topic));
    }

    /** A note to oneself. It is read after the next commit, so that is asked for at once instead of awaited. */
    public void again(TopicSpec topic, Continue note) {
        send(topic, note.getWork(), note);
        context.commit();
    }

    /** Hands a lane's time on, if it moved. */
    public void pass(TopicSpec topic, @Nullable Passed passed) {
        if (passed != null) {
            send(topic, passed.lane(), passed.message());
        }
    }

    /** The record can be read but makes no sense here: it goes to the dead letters, coordinates and reason only. */
    public void reject(String reason) {
        RecordMetadata at = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record without coordinates: " + reason));
        context.forward(
                new Record<>(at.topic(), new DeadLetter(at.topic(), at.partition(), at.offset(), reason), timestamp),
                names.sink(Topics.DEAD_LETTER));
    }
}
