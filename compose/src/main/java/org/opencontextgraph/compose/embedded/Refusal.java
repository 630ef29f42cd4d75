package org.opencontextgraph.compose.embedded;

import org.jspecify.annotations.Nullable;

/** Why something cannot be done, as one line for the person at the keyboard: what, where, and what would help. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String line) {
        this(line, null);
    }

    public Refusal(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
