/** Tests of what is suggested about accounts. */
@NullMarked
package org.opencontextgraph.query.server.identity;

import org.jspecify.annotations.NullMarked;
