@NullMarked
package org.opencontextgraph.ingest.file;

import org.jspecify.annotations.NullMarked;
