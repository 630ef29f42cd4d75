package org.opencontextgraph.compose.embedded;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * Vouches for anybody under any name, on loopback only: for development and the demo, never for production. Its signing
 * keys are made anew at every start.
 */
public final class DevIdentityProvider implements AutoCloseable {
    public static final String AUDIENCE = "ocg";

    /** Any name would do: whoever asks is a client. */
    private static final String CLIENT = "ocg-web";

    private static final String ISSUER = "ocg";

    private final MockOAuth2Server server;

    private DevIdentityProvider(MockOAuth2Server server) {
        this.server = server;
    }

    public static DevIdentityProvider start(DataDirectory directory) {
        Path room = directory.room("identities");
        int port = Ports.keep(room.resolve("port"));
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
                true,
                null,
                null,
                false,
                new OAuth2TokenProvider(),
                Set.of(new NamedPerson(ISSUER, AUDIENCE)),
                new NettyWrapper()));
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
            return new DevIdentityProvider(server);
        } catch (RuntimeException e) {
            throw new Refusal("the development identity provider did not start: " + e.getMessage(), e);
        }
    }

    /** The value of the claim {@code iss}. */
    public String issuer() {
        return server.issuerUrl(ISSUER).toString();
    }

    public String jwksUri() {
        return server.jwksUrl(ISSUER).toString();
    }

    /** How the API believes it: flat configuration keys. */
    public Map<String, String> settings() {
        return Map.of(
                "identity.issuer",
                issuer(),
                "identity.jwks-uri",
                jwksUri(),
                "identity.audience",
                AUDIENCE,
                "identity.client-id",
                CLIENT);
    }

    public String tokenEndpoint() {
        return server.tokenEndpointUrl(ISSUER).toString();
    }

    /** A signed token for this person. */
    public String token(String user, List<String> groups, List<String> roles, Duration validity) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("groups", groups);
        claims.put("roles", roles);
        return server.issueToken(ISSUER, user, AUDIENCE, claims, validity.toSeconds())
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
