/**
 * Kafka to PostgreSQL: released units into {@code context}, trace events into {@code trace}, what belongs to one person into
 * {@code personal}.
 *
 * <p>In come the topics {@code release.unit.v1} and {@code event.trace.v1}, and those of accounts, timelines, tasks and
 * consents; out go rows. A {@code BatchReader} turns
 * records into a batch that is already encoded for COPY, while a {@code BatchWriter} brings the batch before it into
 * the database. The invariant: rows and the offsets after them are committed in one transaction, and only if the
 * offsets stand where the batch begins, so nothing is lost or doubled, whoever is killed and however many of us run.
 */
@NullMarked
package org.opencontextgraph.query.materializer;

import org.jspecify.annotations.NullMarked;
