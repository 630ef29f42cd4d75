/** Tests of what a person's word and a task's way come to. */
@NullMarked
package org.opencontextgraph.query.server.personal;

import org.jspecify.annotations.NullMarked;
