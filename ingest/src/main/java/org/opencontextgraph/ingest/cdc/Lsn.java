package org.opencontextgraph.ingest.cdc;

import org.postgresql.replication.LogSequenceNumber;

/** Places in PostgreSQL's write-ahead log: bytes since its beginning. */
final class Lsn {
    private Lsn() {}

    /** As PostgreSQL writes it, such as `0/16B3748`. */
    static String text(long lsn) {
        return LogSequenceNumber.valueOf(lsn).asString();
    }

    static long read(String text) {
        return LogSequenceNumber.valueOf(text).asLong();
    }
}
