/** Requests that carry a key, so that one that is sent again is not done again. */
@NullMarked
package org.opencontextgraph.query.server.repeat;

import org.jspecify.annotations.NullMarked;
