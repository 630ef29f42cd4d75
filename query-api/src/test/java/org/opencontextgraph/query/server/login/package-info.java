@NullMarked
package org.opencontextgraph.query.server.login;

import org.jspecify.annotations.NullMarked;
