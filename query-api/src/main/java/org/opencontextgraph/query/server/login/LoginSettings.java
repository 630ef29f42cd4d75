package org.opencontextgraph.query.server.login;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How browsers log in.
 *
 * @param client the provider knows us by this name
 * @param secret and this secret; without one we are a public client, and PKCE alone protects the code
 * @param scopes asked for besides {@code openid}
 * @param publicUrl scheme and host that browsers know the API by; without it browsers on this machine only
 * @param keys the first seals, each of them opens
 * @param idle a session that is not used for this long is over
 * @param longest a session is over after this long whatever happens
 * @param renewed how often roles and groups are asked for anew
 */
public record LoginSettings(
        String client,
        Optional<String> secret,
        List<String> scopes,
        Optional<URI> publicUrl,
        List<SessionKey> keys,
        Duration idle,
        Duration longest,
        Duration renewed) {
    public LoginSettings {
        scopes = List.copyOf(scopes);
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("identity.session-keys must hold a key when identity.client-id is set");
        }
        if (!idle.isPositive() || longest.compareTo(idle) < 0 || !renewed.isPositive()) {
            throw new IllegalArgumentException(
                    "identity.session-idle, session-longest and session-renewed must be positive,"
                            + " and a session not shorter than it may idle");
        }
        publicUrl.ifPresent(OwnOrigin::require);
    }

    @Override
    public String toString() {
        return "LoginSettings[" + client + "]";
    }
}
