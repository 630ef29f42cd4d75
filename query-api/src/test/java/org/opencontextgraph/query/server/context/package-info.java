/** Tests of what is added up, combined and rounded before it may be shown. */
@NullMarked
package org.opencontextgraph.query.server.context;

import org.jspecify.annotations.NullMarked;
