package org.opencontextgraph.query.server.access;

import io.javalin.security.RouteRole;

/** Who may use a route; part of registering one. */
public enum AccessPolicy implements RouteRole {
    /** Anyone, without a token: nothing that was learned from anybody's work. */
    PUBLIC,
    /** Anyone with a valid token; what they see is decided by their audiences. */
    ANY_READER,
    /** Anyone with a valid token, about themselves: the rows are those of the person behind it, and there is no other way to them. */
    OWN,
    /** A token with the administrator's role, or the privacy officer's, who watches over administrators. */
    OVERSIGHT,
    /** A token with the administrator's role. */
    ADMIN;

    public boolean allows(Caller caller) {
        return switch (this) {
            case PUBLIC, ANY_READER, OWN -> true;
            case OVERSIGHT -> caller.is(UserRole.ADMIN) || caller.is(UserRole.PRIVACY_OFFICER);
            case ADMIN -> caller.is(UserRole.ADMIN);
        };
    }
}
