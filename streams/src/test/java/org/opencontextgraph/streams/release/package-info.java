/** Tests of the release gate: the heart by properties and on real logs, the stage with timed records. */
@NullMarked
package org.opencontextgraph.streams.release;

import org.jspecify.annotations.NullMarked;
