package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.Trace;

/** What a record asks for that may be more than one record's budget allows. Each is worked off whole before the next one. */
sealed interface Work {
    byte[] toRow();

    /**
     * The lane's clock has come to {@code clock}: tick every window that ends by then, then pass on the time.
     *
     * @param passes the gate's own clock after that
     * @param progress within the pool at which the last record's budget ended
     */
    record Advance(String lane, long clock, long passes, Progress progress) implements Work {
        @Override
        public byte[] toRow() {
            return new RowWriter(96)
                    .octet(ADVANCE)
                    .text(lane)
                    .varint(clock)
                    .varint(passes)
                    .text(progress.phase().name())
                    .varint(progress.done())
                    .done();
        }
    }

    /** A person leaves, and with them whoever was merged into them: the same human. */
    record Depart(String person) implements Work {
        @Override
        public byte[] toRow() {
            return new RowWriter(32).octet(DEPART).text(person).done();
        }
    }

    /** Everything of these persons is taken back, one after the other. */
    record Leave(List<String> persons, @Nullable Position behind) implements Work {
        @Override
        public byte[] toRow() {
            return personsRow(LEAVE, persons, behind);
        }
    }

    /** Units of these persons are counted again, for they count as somebody else now. */
    record Recount(List<String> persons, @Nullable Position behind) implements Work {
        @Override
        public byte[] toRow() {
            return personsRow(RECOUNT, persons, behind);
        }
    }

    /** Everything of these persons is taken back, and they are barred, one after the other. */
    record Bar(List<String> persons, @Nullable Position behind) implements Work {
        @Override
        public byte[] toRow() {
            return personsRow(BAR, persons, behind);
        }
    }

    /**
     * The populations in which both groups are count their persons as one, or as two again.
     *
     * @param person with whom all below are one group; not merged into anybody now
     * @param other with whom all peers are the other group
     * @param together whether they become one
     * @param rest what asked for it
     */
    record Join(
            String person,
            String other,
            boolean together,
            Merge rest,
            @Nullable Position behind) implements Work {
        @Override
        public byte[] toRow() {
            RowWriter row = new RowWriter(160)
                    .octet(JOIN)
                    .text(person)
                    .text(other)
                    .octet(together ? 1 : 0)
                    .text(rest.person())
                    .text(rest.into());
            return behindRow(row, behind).done();
        }

        Join after(Position position) {
            return new Join(person, other, together, rest, position);
        }
    }

    /** A person counts as another one; {@code into} is empty when that was a mistake. */
    record Merge(String person, String into) implements Work {
        @Override
        public byte[] toRow() {
            return new RowWriter(64).octet(MERGE).text(person).text(into).done();
        }
    }

    /** What becomes of a trace that is here. */
    enum Kind {
        SUSPEND,
        RESUME,
        RETRACT
    }

    /** One trace is suspended, resumed or retracted, with all its transitions. */
    record Change(
            Kind kind,
            PoolFamily family,
            String person,
            String trace,
            @Nullable Position behind) implements Work {
        @Override
        public byte[] toRow() {
            RowWriter row = new RowWriter(192)
                    .octet(CHANGE)
                    .text(kind.name())
                    .text(family.lane())
                    .text(family.scope())
                    .text(family.process())
                    .text(person)
                    .text(trace);
            return behindRow(row, behind).done();
        }

        Change after(Position position) {
            return new Change(kind, family, person, trace, position);
        }
    }

    /**
     * A trace that waits for its turn.
     *
     * @param open end of the first window that was open to it
     * @param epoch that it came in
     * @param number of the transition at which it goes on; 0 at first
     */
    record Arrive(Trace trace, long open, long epoch, int number) implements Work {
        @Override
        public byte[] toRow() {
            return new RowWriter(512)
                    .octet(ARRIVE)
                    .varint(open)
                    .varint(epoch)
                    .varint(number)
                    .octets(MessageCodec.encode(trace))
                    .done();
        }

        Arrive from(int number) {
            return new Arrive(trace, open, epoch, number);
        }
    }

    /** Every unit that waits for it is withdrawn. */
    record SweepAll() implements Work {
        @Override
        public byte[] toRow() {
            return new RowWriter(1).octet(SWEEP).done();
        }
    }

    /** Every unit of an epoch is withdrawn, from this key on. */
    record Revoke(long epoch, @Nullable Position behind) implements Work {
        @Override
        public byte[] toRow() {
            return behindRow(new RowWriter(48).octet(REVOKE).varint(epoch), behind)
                    .done();
        }
    }

    /** The parts of a tick of one pool, in their order. */
    enum Phase {
        READ,
        CUT,
        MOVE
    }

    /** How far a tick has come in one pool: pages that were read, or cohorts that have left. */
    record Progress(Phase phase, int done) {
        static final Progress NONE = new Progress(Phase.READ, 0);

        boolean hasBegun() {
            return phase != Phase.READ || done > 0;
        }
    }

    int ADVANCE = 1;
    int LEAVE = 2;
    int CHANGE = 3;
    int ARRIVE = 4;
    int MERGE = 5;
    int RECOUNT = 6;
    int SWEEP = 7;
    int REVOKE = 8;
    int DEPART = 9;
    int BAR = 10;
    int JOIN = 11;

    static Work fromRow(byte[] row) {
        RowReader reader = new RowReader(row, 0);
        return switch (reader.octet()) {
            case ADVANCE ->
                new Advance(
                        reader.text(),
                        reader.varint(),
                        reader.varint(),
                        new Progress(Phase.valueOf(reader.text()), reader.size()));
            case LEAVE -> new Leave(persons(reader), behind(reader));
            case RECOUNT -> new Recount(persons(reader), behind(reader));
            case DEPART -> new Depart(reader.text());
            case BAR -> new Bar(persons(reader), behind(reader));
            case JOIN ->
                new Join(
                        reader.text(),
                        reader.text(),
                        reader.octet() == 1,
                        new Merge(reader.text(), reader.text()),
                        behind(reader));
            case MERGE -> new Merge(reader.text(), reader.text());
            case CHANGE ->
                new Change(
                        Kind.valueOf(reader.text()),
                        new PoolFamily(reader.text(), reader.text(), reader.text()),
                        reader.text(),
                        reader.text(),
                        behind(reader));
            case ARRIVE -> {
                long open = reader.varint();
                long epoch = reader.varint();
                int number = reader.size();
                yield new Arrive((Trace) MessageCodec.decode(reader.rest()), open, epoch, number);
            }
            case SWEEP -> new SweepAll();
            case REVOKE -> new Revoke(reader.varint(), behind(reader));
            default -> throw new IllegalStateException("the gate's state has work of an unknown kind");
        };
    }

    private static byte[] personsRow(int kind, List<String> persons, @Nullable Position behind) {
        RowWriter row = new RowWriter(96).octet(kind).varint(persons.size());
        persons.forEach(row::text);
        return behindRow(row, behind).done();
    }

    private static List<String> persons(RowReader reader) {
        List<String> persons = new ArrayList<>();
        for (int left = reader.size(); left > 0; left--) {
            persons.add(reader.text());
        }
        return List.copyOf(persons);
    }

    private static RowWriter behindRow(RowWriter row, @Nullable Position behind) {
        return behind == null ? row : row.octets(behind.key());
    }

    private static @Nullable Position behind(RowReader reader) {
        return reader.hasMore() ? new Position(reader.rest()) : null;
    }
}
