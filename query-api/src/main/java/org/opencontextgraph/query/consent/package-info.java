/**
 * The topics that the API writes: what people agree to share, and what they say of their tasks.
 *
 * <p>In: a person's word, as the server understood it. Out: records of {@code personal.consent.v1} and
 * {@code personal.correction.v1}. Invariant: whoever is told
 * that it was written is told after the broker has said so.
 */
@NullMarked
package org.opencontextgraph.query.consent;

import org.jspecify.annotations.NullMarked;
