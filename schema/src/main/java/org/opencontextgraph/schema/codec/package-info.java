/**
 * Messages to bytes and back: Avro's single-object encoding, told apart by the schema's fingerprint.
 *
 * <p>In: generated messages, or bytes from a topic. Out: the other. Invariant: bytes that no known schema wrote are an
 * {@link org.opencontextgraph.schema.codec.UnreadableMessageException}, never a guess.
 */
@NullMarked
package org.opencontextgraph.schema.codec;

import org.jspecify.annotations.NullMarked;
