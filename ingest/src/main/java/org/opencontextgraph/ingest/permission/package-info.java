/**
 * What a run of `sync_permissions` means for the readers of a tool's resources, without a database and without Kafka.
 *
 * <p>In: what the tool said, and what was known before. Out: the changed readers. Invariant: what was not said never takes a
 * reader away for good: an incomplete run makes readers unknown, which hides and destroys nothing.
 */
@NullMarked
package org.opencontextgraph.ingest.permission;

import org.jspecify.annotations.NullMarked;
