package org.opencontextgraph.streams.release;

import java.util.HexFormat;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.Trace;

/** What a record asks for that may be more than one record's budget allows. Each is worked off whole before the next one. */
sealed interface Work {
    /** Whose traces the work changes; empty when it is a lane's. */
    String person();

    byte[] toRow();

    /**
     * The lane's clock has come to the start of window {@code bound}: tick every window before it.
     *
     * @param progress within the pool at which the last record's budget ended
     */
    record Advance(String lane, long bound, Progress progress) implements Work {
        @Override
        public String person() {
            return "";
        }

        @Override
        public byte[] toRow() {
            return new RowWriter(96)
                    .octet(ADVANCE)
                    .text(lane)
                    .varint(bound)
                    .text(progress.phase().name())
                    .varint(progress.dealt())
                    .varint(progress.cohorts())
                    .done();
        }
    }

    /** Everything of a person is taken back; {@code behind} is the key of the last trace that was, in hex, or empty. */
    record Leave(String person, Departure departure, String behind) implements Work {
        @Override
        public byte[] toRow() {
            return new RowWriter(96)
                    .octet(LEAVE)
                    .text(person)
                    .text(departure.name())
                    .text(behind)
                    .done();
        }

        Leave after(byte[] key) {
            return new Leave(person, departure, HexFormat.of().formatHex(key));
        }
    }

    /** One trace is taken back. */
    record TakeBack(PoolFamily family, String person, String trace, Departure departure) implements Work {
        @Override
        public byte[] toRow() {
            return new RowWriter(192)
                    .octet(TAKE_BACK)
                    .text(family.lane())
                    .text(family.scope())
                    .text(family.process())
                    .text(person)
                    .text(trace)
                    .text(departure.name())
                    .done();
        }
    }

    /** A trace whose person still has work waiting here; {@code open} was the first window open to it. */
    record Arrive(Trace trace, long open) implements Work {
        @Override
        public String person() {
            return trace.getPerson();
        }

        @Override
        public byte[] toRow() {
            return new RowWriter(512)
                    .octet(ARRIVE)
                    .varint(open)
                    .octets(MessageCodec.encode(trace))
                    .done();
        }
    }

    /** The parts of a tick of one pool, in their order. */
    enum Phase {
        CUT,
        DROP
    }

    /** How far a tick has come in one pool: {@code dealt} of {@code cohorts} have left; nothing has begun when there are none. */
    record Progress(Phase phase, int dealt, int cohorts) {
        static final Progress NONE = new Progress(Phase.CUT, 0, 0);

        boolean hasBegun() {
            return cohorts > 0 || phase == Phase.DROP;
        }
    }

    int ADVANCE = 1;
    int LEAVE = 2;
    int TAKE_BACK = 3;
    int ARRIVE = 4;

    static Work fromRow(byte[] row) {
        RowReader reader = new RowReader(row, 0);
        return switch (reader.octet()) {
            case ADVANCE ->
                new Advance(
                        reader.text(),
                        reader.varint(),
                        new Progress(Phase.valueOf(reader.text()), reader.size(), reader.size()));
            case LEAVE -> new Leave(reader.text(), Departure.valueOf(reader.text()), reader.text());
            case TAKE_BACK ->
                new TakeBack(
                        new PoolFamily(reader.text(), reader.text(), reader.text()),
                        reader.text(),
                        reader.text(),
                        Departure.valueOf(reader.text()));
            case ARRIVE -> {
                long open = reader.varint();
                yield new Arrive((Trace) MessageCodec.decode(reader.rest()), open);
            }
            default -> throw new IllegalStateException("the gate's state has work of an unknown kind");
        };
    }
}
