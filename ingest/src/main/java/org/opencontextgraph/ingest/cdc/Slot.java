package org.opencontextgraph.ingest.cdc;

/**
 * A replication slot as the server describes it.
 *
 * @param ours it is for pgoutput, in this database
 * @param active somebody reads from it
 * @param lost the server has thrown away what it held back
 * @param confirmed up to here it was acknowledged
 * @param held bytes of the write-ahead log that the server keeps for it
 */
record Slot(boolean ours, boolean active, boolean lost, long confirmed, long held) {}
