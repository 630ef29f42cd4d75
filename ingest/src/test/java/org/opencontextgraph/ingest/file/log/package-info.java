@NullMarked
package org.opencontextgraph.ingest.file.log;

import org.jspecify.annotations.NullMarked;
