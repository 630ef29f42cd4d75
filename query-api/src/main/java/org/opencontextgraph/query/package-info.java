/**
 * From the release gate to whoever asks: the materializer brings topics into PostgreSQL, the server answers from there.
 *
 * <p>The two are processes of their own and share nothing but the tables.
 */
@NullMarked
package org.opencontextgraph.query;

import org.jspecify.annotations.NullMarked;
