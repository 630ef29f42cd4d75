/**
 * PostgreSQL, read from its write-ahead log (change data capture). `Mapping` and `Meanings` are the pure heart: which change of which
 * table is which event, without a database. `ChangeLog` is Debezium's engine behind a small door, `SourceDatabase` what is asked by SQL,
 * and `CdcStream` leads from one to the other. `Inspection` says what the server does not tell, `Told` remembers it in the position.
 *
 * <p>In: a snapshot of the mapped tables, then each committed change of them. Out: events, and who may read what they
 * happened to. Invariants: nothing is acknowledged to the server before it is proven that it was committed; the same change has the
 * same id however often it is read; of the source only ids and times leave, and nothing in it is written but a replication slot;
 * what was not told for a time is said for as long as the position is kept.
 */
@NullMarked
package org.opencontextgraph.ingest.cdc;

import org.jspecify.annotations.NullMarked;
