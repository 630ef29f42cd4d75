/**
 * How fast tools become rows: each connector as a worker runs it, from the tool's answers to PostgreSQL, beside COPY and merge of the
 * same rows and, where a database is read, beside what writes it.
 *
 * <p>In: a throwaway instance. Out: figures. Invariant: the tools are real servers on this machine (HTTP, a Kafka topic, a PostgreSQL)
 * with content that is made here; after each passage the rows are counted and compared with what the tool holds, and one that is
 * missing or there twice ends the benchmark.
 */
@NullMarked
package org.opencontextgraph.compose.bench.ingest;

import org.jspecify.annotations.NullMarked;
