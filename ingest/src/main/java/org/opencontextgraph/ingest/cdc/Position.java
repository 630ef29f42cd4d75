package org.opencontextgraph.ingest.cdc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a database was read: Debezium's offset, as text.
 *
 * <p>While the rows that are there already are read, {@code lsn} is where the log will be taken up afterwards: where the slot was made. Then it is
 * the end of the last transaction that was sent whole, or a later place up to which there was nothing to send. Of the transaction after it,
 * {@code changes} were sent.
 *
 * @param phase what was under way
 * @param rows how many; a snapshot that was broken off begins again and counts on
 * @param transaction that was sent in part; empty: none
 * @param tables a check sum of the tables that are read: changes are counted in these
 * @param told what the server told on the way here, and what it did not
 */
record Position(Phase phase, long lsn, long rows, String transaction, long changes, int tables, Told told) {
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Phase {
        /** Rows are read, and the log not yet. */
        SNAPSHOT,
        /** Nothing: the slot stands where the position does, or before. */
        LOG,
        /** The log was being read: of what is for others, more may be acknowledged than the position says. */
        READING
    }

    /** Those of before do not say what was told; those of later may say more. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Written(
            String phase,
            String lsn,
            long rows,
            String transaction,
            long changes,
            int tables,
            @Nullable Told told) {}

    static Position ofSnapshot(long lsn, long rows) {
        return new Position(Phase.SNAPSHOT, lsn, rows, "", 0, 0, Told.NOTHING);
    }

    static Position ofLog(long lsn) {
        return new Position(Phase.LOG, lsn, 0, "", 0, 0, Told.NOTHING);
    }

    /** The same, about to be read on from. */
    Position reading() {
        return new Position(Phase.READING, lsn, rows, transaction, changes, tables, told);
    }

    /** The same, having been told this. */
    Position with(Told now) {
        return new Position(phase, lsn, rows, transaction, changes, tables, now);
    }

    /** The same, when the slot stands there or further on. */
    Position notBefore(long confirmed) {
        return new Position(phase, Math.max(lsn, confirmed), rows, transaction, changes, tables, told);
    }

    /** @throws IllegalStateException when the text was not written by {@link #text} */
    static Position read(String text) {
        try {
            Written it = JSON.readValue(text, Written.class);
            return new Position(
                    Phase.valueOf(it.phase().toUpperCase(Locale.ROOT)),
                    Lsn.read(it.lsn()),
                    it.rows(),
                    it.transaction(),
                    it.changes(),
                    it.tables(),
                    Objects.requireNonNullElse(it.told(), Told.NOTHING));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("the cursor of a connector is damaged", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(new Written(
                    phase.name().toLowerCase(Locale.ROOT), Lsn.text(lsn), rows, transaction, changes, tables, told));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
