package org.opencontextgraph.schema.config;

import java.time.Duration;
import java.util.List;

/** Whose word the API believes about who asks, and how browsers log in. */
public record IdentityConfig(
        @Setting("Issuer, as it stands in a token's `iss`.") String issuer,

        @Setting("Address of the issuer's signing keys (JWKS).")
        String jwksUri,

        @Setting(value = "What must stand in a token's `aud`.", byDefault = "ocg")
        String audience,

        @Setting(
                "The name by which the issuer knows OCG; without it browsers cannot log in, and only tokens open anything.")
        String clientId,

        @Setting(value = "The client's secret; without one OCG is a public client.", secret = true)
        String clientSecret,

        @Setting("Scopes that a login asks for besides `openid`, such as `offline_access`.")
        List<String> scopes,

        @Setting(
                value =
                        "Keys of browsers' sessions, each 64 hex digits, the same for all instances of the API; the first one"
                                + " seals, each of them opens.",
                secret = true)
        List<String> sessionKeys,

        @Setting(value = "A session that is not used for so long is over.", byDefault = "30m")
        Duration sessionIdle,

        @Setting(value = "A session is over after this time at the latest.", byDefault = "12h")
        Duration sessionLongest,

        @Setting(
                value = "How often the issuer is asked whether a session's roles and groups still hold.",
                byDefault = "5m")
        Duration sessionRenewed,

        @Setting(value = "The claim with a caller's groups, a list; dots lead into claims.", byDefault = "groups")
        String groupsClaim,

        @Setting(
                value = "The claim with a caller's roles, a list; dots lead into claims, as in `realm_access.roles`.",
                byDefault = "roles")
        String rolesClaim,

        @Setting(value = "What stands in that claim for the role `analyst`.", byDefault = "ocg-analyst")
        List<String> analystRoles,

        @Setting(value = "What stands in that claim for the role `admin`.", byDefault = "ocg-admin")
        List<String> adminRoles,

        @Setting(value = "What stands in that claim for the role `privacy-officer`.", byDefault = "ocg-privacy-officer")
        List<String> privacyOfficerRoles) {
    public IdentityConfig {
        scopes = List.copyOf(scopes);
        sessionKeys = List.copyOf(sessionKeys);
        analystRoles = List.copyOf(analystRoles);
        adminRoles = List.copyOf(adminRoles);
        privacyOfficerRoles = List.copyOf(privacyOfficerRoles);
        if (!issuer.isBlank() && jwksUri.isBlank()) {
            throw new IllegalArgumentException("jwks-uri must be set with issuer");
        }
        if (!clientId.isBlank() && sessionKeys.isEmpty()) {
            throw new IllegalArgumentException("session-keys must hold a key when client-id is set");
        }
    }

    /** Whether somebody said whom to believe. */
    public boolean isGiven() {
        return !issuer.isBlank();
    }

    @Override
    public String toString() {
        return "IdentityConfig[" + issuer + "]";
    }
}
