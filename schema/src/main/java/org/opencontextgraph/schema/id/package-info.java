/**
 * Identities, one value type each.
 *
 * <p>Invariant: an identity is never empty, and none of them carries a person's name.
 */
@NullMarked
package org.opencontextgraph.schema.id;

import org.jspecify.annotations.NullMarked;
