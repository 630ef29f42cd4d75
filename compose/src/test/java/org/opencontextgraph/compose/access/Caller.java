package org.opencontextgraph.compose.access;

import java.util.List;

/** Who asks: what their token says. */
record Caller(String subject, List<String> groups) {
    Caller {
        groups = List.copyOf(groups);
    }
}
