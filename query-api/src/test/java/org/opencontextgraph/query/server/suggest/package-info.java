/** Tests of the next steps. */
@NullMarked
package org.opencontextgraph.query.server.suggest;

import org.jspecify.annotations.NullMarked;
