/**
 * Putting a log's events into the order of time, with bounded memory.
 *
 * <p>In: rows in the order of the file. Out: the same rows by (time, order, position). Invariant: no more rows are held in
 * memory than allowed, whatever the file's size; spill files are gone with the process, even a killed one.
 */
@NullMarked
package org.opencontextgraph.ingest.file.order;

import org.jspecify.annotations.NullMarked;
