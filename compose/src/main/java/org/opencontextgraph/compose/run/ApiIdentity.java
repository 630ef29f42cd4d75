package org.opencontextgraph.compose.run;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.query.server.access.AuthSettings;
import org.opencontextgraph.query.server.access.UserRole;
import org.opencontextgraph.query.server.login.LoginSettings;
import org.opencontextgraph.query.server.login.SessionKey;
import org.opencontextgraph.schema.config.IdentityConfig;
import org.opencontextgraph.schema.config.OcgConfig;

/** From the configuration to what the API wants to know about its identity provider. */
final class ApiIdentity {
    private ApiIdentity() {}

    /**
     * Looks at it before anything starts.
     *
     * @throws Refusal when the API would not take it
     */
    static void check(OcgConfig config) {
        try {
            if (config.identity().isGiven()) {
                tokens(config.identity());
            }
            login(config.identity(), config.api().publicUrl());
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    static AuthSettings tokens(IdentityConfig identity) {
        return AuthSettings.of(
                identity.issuer(),
                identity.audience(),
                URI.create(identity.jwksUri()),
                identity.groupsClaim(),
                identity.rolesClaim(),
                Map.of(
                        UserRole.ANALYST,
                        Set.copyOf(identity.analystRoles()),
                        UserRole.ADMIN,
                        Set.copyOf(identity.adminRoles()),
                        UserRole.PRIVACY_OFFICER,
                        Set.copyOf(identity.privacyOfficerRoles())));
    }

    /** Empty when browsers cannot log in. */
    static Optional<LoginSettings> login(IdentityConfig identity, String publicUrl) {
        if (identity.clientId().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new LoginSettings(
                identity.clientId(),
                given(identity.clientSecret()),
                identity.scopes(),
                given(publicUrl).map(URI::create),
                identity.sessionKeys().stream().map(SessionKey::parse).toList(),
                identity.sessionIdle(),
                identity.sessionLongest(),
                identity.sessionRenewed()));
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
