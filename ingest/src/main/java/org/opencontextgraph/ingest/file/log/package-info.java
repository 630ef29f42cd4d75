/**
 * Reading event logs: XES, CSV, OCEL 2.0 JSON and XML, each plain or gzipped, in one pass and with bounded memory.
 *
 * <p>In: a file and the operator's {@link org.opencontextgraph.ingest.file.log.Mapping}. Out: a stream of
 * {@link org.opencontextgraph.ingest.file.log.LogRecord}s in the order of the file. Invariant: a record is either accepted
 * or rejected with its place, never skipped; no message quotes what the file holds, since that may name people; no document
 * type, entity or reference to elsewhere is ever followed.
 */
@NullMarked
package org.opencontextgraph.ingest.file.log;

import org.jspecify.annotations.NullMarked;
