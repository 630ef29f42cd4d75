/**
 * Secrets of connectors at rest: sealed so that only the connector subsystem opens them (HPKE, RFC 9180).
 *
 * <p>In: a secret and whose it is. Out: bytes that say nothing. Invariant: who has the public keys alone can seal and not open;
 * what was sealed for one connector does not open for another.
 */
@NullMarked
package org.opencontextgraph.ingest.seal;

import org.jspecify.annotations.NullMarked;
