/** What the tests of both rooms stand on: a migrated database in an embedded PostgreSQL. */
@NullMarked
package org.opencontextgraph.query.testing;

import org.jspecify.annotations.NullMarked;
