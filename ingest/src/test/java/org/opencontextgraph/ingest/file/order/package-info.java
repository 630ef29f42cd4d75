@NullMarked
package org.opencontextgraph.ingest.file.order;

import org.jspecify.annotations.NullMarked;
