package org.opencontextgraph.query.server.login;

import java.time.Instant;
import java.util.Optional;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.VerifiedToken;

/**
 * A browser that is logged in. All of it lies in the browser, sealed.
 *
 * @param name what the provider calls the person, to greet them
 * @param refreshToken asks the provider for the rights anew; many providers give one
 * @param begun the login
 * @param used the last request, up to a minute earlier
 * @param asked when the provider last said what the rights are
 * @param rightsEnd when the access token expires that gave them
 */
public record Session(
        SessionId id,
        CsrfToken csrf,
        Caller caller,
        Optional<String> name,
        Optional<String> refreshToken,
        Instant begun,
        Instant used,
        Instant asked,
        Instant rightsEnd) {
    static Session begin(VerifiedToken rights, Optional<String> name, Optional<String> refreshToken, Instant now) {
        return new Session(
                SessionId.fresh(),
                CsrfToken.fresh(),
                rights.caller(),
                name,
                refreshToken,
                now,
                now,
                now,
                rights.expires());
    }

    Session used(Instant now) {
        return new Session(id, csrf, caller, name, refreshToken, begun, now, asked, rightsEnd);
    }

    /** The same login with the rights of today. */
    Session renewed(VerifiedToken rights, Optional<String> nextRefreshToken, Instant now) {
        return new Session(
                id,
                csrf,
                rights.caller(),
                name,
                nextRefreshToken.or(() -> refreshToken),
                begun,
                now,
                now,
                rights.expires());
    }

    /** The same, and over when its access token is. */
    public Session withoutRefreshToken() {
        return new Session(id, csrf, caller, name, Optional.empty(), begun, used, asked, rightsEnd);
    }

    @Override
    public String toString() {
        return "Session[withheld]";
    }
}
