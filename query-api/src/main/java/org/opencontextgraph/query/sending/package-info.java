/**
 * The topics that the API writes: what people agree to and say of their tasks, whose an account is, which persons are one, and what tools
 * send.
 *
 * <p>In: somebody's word, as the server understood it. Out: records of {@code personal.consent.v1},
 * {@code personal.correction.v1}, {@code identity.link.v1}, {@code identity.same-person.v1} and {@code ingest.webhook-inbox.v1}. Invariant: whoever is told that it was written is told after the
 * broker has said so.
 */
@NullMarked
package org.opencontextgraph.query.sending;

import org.jspecify.annotations.NullMarked;
