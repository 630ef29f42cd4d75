@NullMarked
package org.opencontextgraph.query.server.access;

import org.jspecify.annotations.NullMarked;
