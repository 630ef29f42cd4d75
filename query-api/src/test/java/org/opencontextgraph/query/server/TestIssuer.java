package org.opencontextgraph.query.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencontextgraph.query.server.access.AuthSettings;

/** An identity provider: real keys, real signatures, its key set served on loopback. */
final class TestIssuer implements AutoCloseable {
    static final String AUDIENCE = "ocg";

    /** Made once: a key takes longer than a test. */
    static final RSAKey RSA = rsa();

    static final ECKey EC = ec();

    final AtomicInteger fetches = new AtomicInteger();
    private volatile int tokenStatus = 400;
    private volatile String tokenAnswer = "{}";
    private volatile JWKSet set = new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK()));
    private final HttpServer server;

    TestIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = set.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.createContext("/.well-known/openid-configuration", exchange -> {
            byte[] metadata = ("{'issuer':'URL','authorization_endpoint':'URL/authorize','token_endpoint':'URL/token',"
                            + "'jwks_uri':'URL/keys','subject_types_supported':['public']}")
                    .replace('\'', '"')
                    .replace("URL", url())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, metadata.length);
            exchange.getResponseBody().write(metadata);
            exchange.close();
        });
        server.createContext("/token", exchange -> {
            byte[] answer = tokenAnswer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(tokenStatus, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** Whatever code it is that somebody brings. */
    void answerTokensWith(int status, String answer) {
        tokenStatus = status;
        tokenAnswer = answer;
    }

    /** From now on it has no other key. */
    void rotateTo(RSAKey next) {
        set = new JWKSet(next.toPublicJWK());
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    AuthSettings settings() {
        return AuthSettings.of(url(), AUDIENCE, URI.create(url() + "/keys"));
    }

    /** Claims as they should be, to be spoilt by the test. */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(AUDIENCE)
                .subject("somebody")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    String reader(String... groups) {
        return sign(claims().claim("groups", List.of(groups)).build());
    }

    String admin() {
        return sign(claims().claim("roles", List.of("ocg-admin")).build());
    }

    String sign(JWTClaimsSet claims) {
        return sign(claims, RSA);
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String signWithEllipticCurve(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), claims);
        token.sign(new ECDSASigner(EC));
        return token.serialize();
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
