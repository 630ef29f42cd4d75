package org.opencontextgraph.query.server.identity;

import java.util.Optional;

/**
 * An account, what it is called, and whose it is in effect.
 *
 * @param name empty, as the tool is, while no tool has said it
 * @param person empty: nobody has said anything about it
 * @param evidence a word of {@code Evidence}
 * @param linked by an administrator
 * @param counts somebody vouches for it, and it is no bot
 */
public record KnownAccount(
        String account,
        Optional<String> tool,
        Optional<String> name,
        Optional<String> person,
        String evidence,
        boolean bot,
        boolean linked,
        boolean counts) {
    /** What an import calls its people is known of that import alone. */
    private static final String IMPORTS = "import:";

    boolean isImported() {
        return tool.filter(it -> it.startsWith(IMPORTS)).isPresent();
    }
}
