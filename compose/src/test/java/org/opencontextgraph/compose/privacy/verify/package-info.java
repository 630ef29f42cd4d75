/** Books that are in order, books that somebody tampered with, and what the verifier says of each. */
@NullMarked
package org.opencontextgraph.compose.privacy.verify;

import org.jspecify.annotations.NullMarked;
