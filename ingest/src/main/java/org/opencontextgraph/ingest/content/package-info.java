/**
 * From JSON documents and CloudEvents to events, by a mapping that an operator wrote. Whatever brings them (a topic, HTTP) stands outside: it
 * says what came, where that was, and what its id, its time and its order are when the content does not say.
 *
 * <p>In: a {@link org.opencontextgraph.ingest.content.Content} and its {@link org.opencontextgraph.ingest.content.Origin}. Out: an {@link
 * org.opencontextgraph.ingest.connector.Answer}. Invariant: of a content only ids and its time leave; values are compared and forgotten, and
 * what is refused is named by its place.
 */
@NullMarked
package org.opencontextgraph.ingest.content;

import org.jspecify.annotations.NullMarked;
