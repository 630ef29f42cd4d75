/**
 * The configuration: one tree of immutable records, checked when it is read.
 *
 * <p>In: flat keys from a file, the environment and the command line. Out: {@link org.opencontextgraph.schema.config.OcgConfig}.
 * Invariant: a wrong or unknown key stops the start with a message that names it; a secret never stands in a message.
 */
@NullMarked
package org.opencontextgraph.schema.config;

import org.jspecify.annotations.NullMarked;
