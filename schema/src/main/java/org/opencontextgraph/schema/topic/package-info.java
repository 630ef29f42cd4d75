/**
 * The typed topic catalogue: what every topic carries, who writes it, how it is keyed and how long it is kept.
 *
 * <p>In: nothing. Out: {@link org.opencontextgraph.schema.topic.Topics}. Invariant: a topic that is not in the catalogue
 * is neither created nor written.
 */
@NullMarked
package org.opencontextgraph.schema.topic;

import org.jspecify.annotations.NullMarked;
