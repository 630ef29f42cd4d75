/**
 * The file connector: an event log becomes an import, a lane of its own that ends.
 *
 * <p>In: a file and what the operator says about it ({@link org.opencontextgraph.ingest.file.FileImport}). Out: the
 * connector's facts and its events by (time, order, position). Invariant: the same file, mapping and process key give the
 * same lane, ids, sequence and accounts, on any machine and at any time; two different ones share none of them.
 */
@NullMarked
package org.opencontextgraph.ingest.file;

import org.jspecify.annotations.NullMarked;
