package org.opencontextgraph.query.server.login;

/** The identity provider does not answer, or answers that it cannot; later it may. */
public final class ProviderAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderAwayException(Throwable cause) {
        super("the identity provider is away", cause);
    }

    ProviderAwayException(String what) {
        super("the identity provider is away: " + what);
    }
}
