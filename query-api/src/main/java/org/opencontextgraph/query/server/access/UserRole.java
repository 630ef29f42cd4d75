package org.opencontextgraph.query.server.access;

import java.util.Locale;

/** What a caller may do beyond reading as everybody does. Whoever has a valid token is a {@link #USER}. */
public enum UserRole {
    USER,
    /** Explores what was released; sees no more of it than their audiences do. */
    ANALYST,
    /** Decides whose accounts are, and is told why somebody can or cannot see something. */
    ADMIN,
    /** Watches over administrators: reads what they decided, and decides nothing. */
    PRIVACY_OFFICER;

    /** As the API says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
