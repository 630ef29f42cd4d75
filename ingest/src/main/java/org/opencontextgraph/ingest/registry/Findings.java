package org.opencontextgraph.ingest.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.ScopeCheck;

/**
 * What came of asking a tool what its token opens.
 *
 * @param trouble why it could not be asked, without content; null: it could
 * @param again it may go well the next time
 */
public record Findings(ScopeCheck scopes, @Nullable String trouble, boolean again) {
    private static final int LONGEST = 1_000;

    public Findings {
        if (trouble != null && trouble.length() > LONGEST) {
            trouble = trouble.substring(0, LONGEST);
        }
    }

    public static Findings of(ScopeCheck scopes) {
        return new Findings(scopes, null, false);
    }

    public static Findings trouble(String why, boolean again) {
        return new Findings(new ScopeCheck(List.of(), List.of()), why, again);
    }

    /** The tool may be read. */
    public boolean pass() {
        return trouble == null && scopes.missing().isEmpty();
    }
}
