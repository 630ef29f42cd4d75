/**
 * The topic in which persons say what they agree to.
 *
 * <p>In: a person's word, as the server understood it. Out: a record of {@code personal.consent.v1}. Invariant: whoever is told
 * that it was written is told after the broker has said so.
 */
@NullMarked
package org.opencontextgraph.query.consent;

import org.jspecify.annotations.NullMarked;
