package org.opencontextgraph.compose.embedded;

import java.util.List;

/** How to start a program in a session of its own, where the machine has {@code setsid}. */
final class OwnSession {
    static final List<String> PREFIX =
            SearchPath.find("setsid").map(path -> List.of(path.toString())).orElse(List.of());

    private OwnSession() {}
}
