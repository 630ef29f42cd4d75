package org.opencontextgraph.query.server;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.opencontextgraph.query.server.access.AuthSettings;
import org.opencontextgraph.query.server.login.LoginSettings;
import org.opencontextgraph.query.server.login.SessionKey;

/** The server behind the development identity provider, over a wire that can be cut. */
final class TestProvider implements AutoCloseable {
    static final String KEY = "0f".repeat(32);
    private static final String ISSUER = "ocg";

    /** What the next token says and how long it holds, also one that is only renewed. */
    volatile Map<String, Object> claims = Map.of();

    volatile Duration validity = Duration.ofHours(8);
    volatile String audience = "ocg";

    /** Tokens that were asked for. */
    final AtomicInteger asked = new AtomicInteger();

    final Wire wire;
    private final MockOAuth2Server server;

    TestProvider() throws IOException {
        server = new MockOAuth2Server(new OAuth2Config(
                true, null, null, false, new OAuth2TokenProvider(), Set.of(new Told()), new NettyWrapper()));
        server.start(InetAddress.getLoopbackAddress(), 0);
        wire = new Wire(server.issuerUrl(ISSUER).port());
    }

    String issuer() {
        return "http://127.0.0.1:" + wire.port() + "/" + ISSUER;
    }

    AuthSettings auth() {
        return AuthSettings.of(issuer(), "ocg", URI.create(issuer() + "/jwks"));
    }

    static LoginSettings login() {
        return login(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5), KEY);
    }

    static LoginSettings login(Duration idle, Duration longest, Duration renewed, String... keys) {
        return new LoginSettings(
                "ocg-web",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(keys).stream().map(SessionKey::parse).toList(),
                idle,
                longest,
                renewed);
    }

    @Override
    public void close() {
        wire.close();
        server.shutdown();
    }

    private final class Told implements OAuth2TokenCallback {
        @Override
        public String issuerId() {
            return ISSUER;
        }

        @Override
        public String subject(TokenRequest request) {
            throw new IllegalStateException("the login form says who it is");
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest request) {
            asked.incrementAndGet();
            return List.of(audience);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return claims;
        }

        @Override
        public long tokenExpiry() {
            return validity.toSeconds();
        }
    }
}
