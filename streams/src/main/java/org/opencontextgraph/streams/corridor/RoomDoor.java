package org.opencontextgraph.streams.corridor;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a room: what makes no sense is turned away before the room has written anything, and what the room
 * throws all the same stops it (ADR 0012).
 */
final class RoomDoor implements Processor<String, SpecificRecord, String, SpecificRecord> {
    private final CorridorNames names;
    private final int senders;
    private final Processor<String, SpecificRecord, String, SpecificRecord> room;
    private @Nullable RoomExit exit;

    /** @param senders how many partitions tell the time to this room */
    RoomDoor(CorridorNames names, int senders, Processor<String, SpecificRecord, String, SpecificRecord> room) {
        this.names = names;
        this.senders = senders;
        this.room = room;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        exit = new RoomExit(names, context);
        room.init(context);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (exit == null) {
            throw new IllegalStateException("not initialised");
        }
        String fault = MessageFaults.of(record.key(), record.value(), senders, record.timestamp());
        if (fault != null) {
            exit.at(record);
            exit.reject(fault);
            return;
        }
        try {
            room.process(record);
        } catch (RuntimeException e) {
            throw OwnFault.stop(names.room() + " room", e);
        }
    }

    @Override
    public void close() {
        room.close();
    }
}
