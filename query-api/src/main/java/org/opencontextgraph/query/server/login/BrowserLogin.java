package org.opencontextgraph.query.server.login;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.opencontextgraph.query.server.access.AuthSettings;
import org.opencontextgraph.query.server.access.ProviderKeys;
import org.opencontextgraph.query.server.access.TokenVerifier;

/** All that browsers need to log in and stay logged in. */
public record BrowserLogin(LoginSettings settings, Logins logins, Sessions sessions) {
    /** @param database connections of {@code ocg_api} */
    public static BrowserLogin of(
            LoginSettings settings,
            AuthSettings issuer,
            ProviderKeys keys,
            TokenVerifier tokens,
            DataSource database,
            InstantSource clock) {
        Provider provider = new Provider(issuer.issuer(), settings);
        Vouching vouching = new Vouching(issuer, settings.client(), keys, tokens);
        return new BrowserLogin(
                settings,
                new Logins(issuer.issuer(), provider, vouching, settings.keys(), clock),
                new Sessions(
                        settings.keys(),
                        SessionRules.of(settings),
                        new Renewals(provider, vouching),
                        new EndedSessions(database),
                        provider,
                        clock));
    }
}
