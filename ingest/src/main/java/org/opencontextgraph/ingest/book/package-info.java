/**
 * Which imports there are: {@code ingest.import}.
 *
 * <p>In: what the operator said about a source that ends, before its first event. Out: one row for each import. Invariant: the row is there
 * before anything is in the topics, says what holds for what is in them, and names no person and no label that too few people carry.
 */
@NullMarked
package org.opencontextgraph.ingest.book;

import org.jspecify.annotations.NullMarked;
