package org.opencontextgraph.schema.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.*;

/**
 * Avro single-object encoding (Avro specification, "Single-object encoding"): two marker bytes, the CRC-64-AVRO
 * fingerprint of the writer's schema in little-endian order, and the binary datum.
 *
 * <p>One topic carries several kinds of message; the fingerprint says which. Thread-safe.
 */
public final class MessageCodec {
    private static final byte MARKER_0 = (byte) 0xC3;
    private static final byte MARKER_1 = 0x01;
    private static final int HEADER = 10;

    /** Every schema that may stand in a topic or a room's store of this house. */
    private static final List<Schema> SCHEMAS = List.of(
            Clock.getClassSchema(),
            Close.getClassSchema(),
            Continue.getClassSchema(),
            LaneProgress.getClassSchema(),
            TraceEvent.getClassSchema(),
            Acl.getClassSchema(),
            ResourceAcl.getClassSchema(),
            Membership.getClassSchema(),
            Account.getClassSchema(),
            AccountLink.getClassSchema(),
            AccountName.getClassSchema(),
            Consent.getClassSchema(),
            SamePerson.getClassSchema(),
            KinWord.getClassSchema(),
            AccountEvent.getClassSchema(),
            AccountNote.getClassSchema(),
            PersonalEvent.getClassSchema(),
            PersonalNote.getClassSchema(),
            Leave.getClassSchema(),
            Join.getClassSchema(),
            Handover.getClassSchema(),
            HandoverEnd.getClassSchema(),
            StepOrigin.getClassSchema(),
            KeptTask.getClassSchema(),
            MovedAccount.getClassSchema(),
            PersonalTask.getClassSchema(),
            Correction.getClassSchema(),
            CorrectedEvent.getClassSchema(),
            TaskAlias.getClassSchema(),
            Trace.getClassSchema(),
            RetractTrace.getClassSchema(),
            SuspendTrace.getClassSchema(),
            ResumeTrace.getClassSchema(),
            RetractPerson.getClassSchema(),
            MergePersons.getClassSchema(),
            UnmergePersons.getClassSchema(),
            Sweep.getClassSchema(),
            Epoch.getClassSchema(),
            WithdrawEpoch.getClassSchema(),
            Tick.getClassSchema(),
            Unit.getClassSchema(),
            CutTiming.getClassSchema(),
            Suspended.getClassSchema(),
            LedgerEntry.getClassSchema(),
            WebhookDelivery.getClassSchema(),
            DeliveryContent.getClassSchema(),
            AuditEntry.getClassSchema(),
            Cursor.getClassSchema(),
            DeadLetter.getClassSchema());

    private static final Map<Schema, Entry> BY_SCHEMA = new HashMap<>();
    private static final Map<Long, Entry> BY_FINGERPRINT = new HashMap<>();

    static {
        // The coders that Avro generated into the classes are about twice as fast as its reflective walk.
        SpecificData data = new SpecificData(MessageCodec.class.getClassLoader());
        data.setCustomCoders(true);
        // Avro's "fast reader" would go round them.
        data.setFastReaderEnabled(false);
        for (Schema schema : SCHEMAS) {
            Entry entry = new Entry(schema, data);
            BY_SCHEMA.put(schema, entry);
            BY_FINGERPRINT.put(entry.fingerprint, entry);
        }
    }

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private MessageCodec() {}

    /** The schemas a topic of this house may hold, for the generated reference and for a registry. */
    public static List<Schema> schemas() {
        return SCHEMAS;
    }

    /**
     * Encodes a message.
     *
     * @throws IllegalArgumentException when its class is not a message of this house
     */
    public static byte[] encode(SpecificRecord message) {
        Entry entry = BY_SCHEMA.get(message.getSchema());
        if (entry == null) {
            throw new IllegalArgumentException(
                    "not a message of this house: " + message.getClass().getSimpleName());
        }
        Scratch scratch = SCRATCH.get();
        scratch.out.reset();
        scratch.out.write(entry.header, 0, HEADER);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(scratch.out, scratch.encoder);
            scratch.encoder = encoder;
            entry.writer.write(message, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scratch.out.toByteArray();
    }

    /**
     * Decodes one message.
     *
     * @throws UnreadableMessageException when no schema of this house wrote the bytes, or they are damaged
     */
    public static SpecificRecord decode(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != MARKER_0 || bytes[1] != MARKER_1) {
            throw new UnreadableMessageException("not in Avro single-object encoding", null);
        }
        long fingerprint =
                ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Entry entry = BY_FINGERPRINT.get(fingerprint);
        if (entry == null) {
            throw new UnreadableMessageException(
                    "written with an unknown schema, fingerprint " + Long.toHexString(fingerprint), null);
        }
        Scratch scratch = SCRATCH.get();
        try {
            BinaryDecoder decoder =
                    DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, scratch.decoder);
            scratch.decoder = decoder;
            SpecificRecord message = entry.reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableMessageException("trailing bytes after " + entry.name, null);
            }
            return message;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | ClassCastException e) {
            throw new UnreadableMessageException("damaged " + entry.name, e);
        }
    }

    private static final class Scratch {
        final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

        @Nullable
        BinaryEncoder encoder;

        @Nullable
        BinaryDecoder decoder;
    }

    private static final class Entry {
        final String name;
        final long fingerprint;
        final byte[] header;
        final SpecificDatumWriter<SpecificRecord> writer;
        final SpecificDatumReader<SpecificRecord> reader;

        Entry(Schema schema, SpecificData data) {
            this.name = schema.getName();
            this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
            this.header = ByteBuffer.allocate(HEADER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(MARKER_0)
                    .put(MARKER_1)
                    .putLong(fingerprint)
                    .array();
            this.writer = new SpecificDatumWriter<>(schema, data);
            this.reader = new SpecificDatumReader<>(schema, schema, data);
        }
    }
}
