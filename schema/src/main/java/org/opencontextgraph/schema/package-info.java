/**
 * The words that all rooms share: messages, topics, identities and the configuration.
 *
 * <p>In: nothing. Out: types without behaviour beyond checking themselves. Invariant: this module knows no other.
 */
@NullMarked
package org.opencontextgraph.schema;

import org.jspecify.annotations.NullMarked;
