package org.opencontextgraph.query.server.access;

import java.net.URI;
import java.time.Duration;

/**
 * How bearer tokens are checked.
 *
 * @param issuer the token's {@code iss}, exactly
 * @param audience has to be among the token's {@code aud}
 * @param keys the issuer's JSON Web Key Set
 * @param skew how far the issuer's clock may be off
 * @param groupsClaim names the caller's groups; without it there are none
 * @param rolesClaim names the caller's roles
 * @param adminRole the role that opens {@link AccessPolicy#ADMIN} routes
 */
public record AuthSettings(
        String issuer,
        String audience,
        URI keys,
        Duration skew,
        String groupsClaim,
        String rolesClaim,
        String adminRole) {
    public AuthSettings {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("api.auth.issuer and api.auth.audience must be set");
        }
        if (skew.isNegative() || skew.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("api.auth.skew must be between 0 and 5 minutes, is " + skew);
        }
    }

    public static AuthSettings of(String issuer, String audience, URI keys) {
        return new AuthSettings(issuer, audience, keys, Duration.ofSeconds(30), "groups", "roles", "ocg-admin");
    }
}
