package org.opencontextgraph.ingest.cdc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How far a database was read: Debezium's offset, as text.
 *
 * <p>While the rows that are there already are read, {@code lsn} is where the log will be taken up afterwards: where the slot was made. Then it is
 * the end of the last transaction that was sent whole, or a later place up to which there was nothing to send. Of the transaction after it,
 * {@code changes} were sent.
 *
 * @param snapshot rows are read, and the log not yet
 * @param rows how many; a snapshot that was broken off begins again and counts on
 * @param transaction that was sent in part; empty: none
 * @param tables a check sum of the tables that are read: changes are counted in these
 */
record Position(boolean snapshot, long lsn, long rows, String transaction, long changes, int tables) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Written(String phase, String lsn, long rows, String transaction, long changes, int tables) {}

    static Position ofSnapshot(long lsn, long rows) {
        return new Position(true, lsn, rows, "", 0, 0);
    }

    static Position ofLog(long lsn) {
        return new Position(false, lsn, 0, "", 0, 0);
    }

    /** @throws IllegalStateException when the text was not written by {@link #text} */
    static Position read(String text) {
        try {
            Written it = JSON.readValue(text, Written.class);
            return new Position(
                    it.phase().equals("snapshot"),
                    Lsn.read(it.lsn()),
                    it.rows(),
                    it.transaction(),
                    it.changes(),
                    it.tables());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of a connector is damaged", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(
                    new Written(snapshot ? "snapshot" : "log", Lsn.text(lsn), rows, transaction, changes, tables));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
