/**
 * Whether a delivery comes from who knows the secret.
 *
 * <p>In: a delivery as it came, and the secret. Out: yes, or why not. Invariant: nothing of a delivery is read before this.
 */
@NullMarked
package org.opencontextgraph.ingest.webhook;

import org.jspecify.annotations.NullMarked;
