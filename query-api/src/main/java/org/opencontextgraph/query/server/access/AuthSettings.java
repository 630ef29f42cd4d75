package org.opencontextgraph.query.server.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How bearer tokens are checked.
 *
 * @param issuer the token's {@code iss}, exactly
 * @param audience has to be among the token's {@code aud}
 * @param keys the issuer's JSON Web Key Set
 * @param skew how far the issuer's clock may be off
 * @param groupsClaim names the caller's groups; without it there are none
 * @param rolesClaim names the caller's roles; dots lead into claims
 * @param roles the words of that claim that stand for each role
 */
public record AuthSettings(
        String issuer,
        String audience,
        URI keys,
        Duration skew,
        String groupsClaim,
        String rolesClaim,
        Map<UserRole, Set<String>> roles) {
    public AuthSettings {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("identity.issuer and identity.audience must be set");
        }
        if (skew.isNegative() || skew.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("the skew must be between 0 and 5 minutes, is " + skew);
        }
        roles = Map.copyOf(roles);
    }

    /** With claims and roles by their usual names. */
    public static AuthSettings of(String issuer, String audience, URI keys) {
        return of(
                issuer,
                audience,
                keys,
                "groups",
                "roles",
                Map.of(
                        UserRole.ANALYST,
                        Set.of("ocg-analyst"),
                        UserRole.ADMIN,
                        Set.of("ocg-admin"),
                        UserRole.PRIVACY_OFFICER,
                        Set.of("ocg-privacy-officer")));
    }

    public static AuthSettings of(
            String issuer,
            String audience,
            URI keys,
            String groupsClaim,
            String rolesClaim,
            Map<UserRole, Set<String>> roles) {
        return new AuthSettings(issuer, audience, keys, Duration.ofSeconds(30), groupsClaim, rolesClaim, roles);
    }
}
