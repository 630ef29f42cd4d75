package org.opencontextgraph.compose.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.query.server.access.AuthSettings;

/** An identity provider that signs a token for whoever the model wants to be. */
final class Tokens implements AutoCloseable {
    private static final String AUDIENCE = "ocg";
    private static final RSAKey KEY = key();

    private final Map<Caller, String> signed = new HashMap<>();
    private final HttpServer server;

    Tokens() throws IOException {
        byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    AuthSettings settings() {
        return AuthSettings.of(url(), AUDIENCE, URI.create(url() + "/keys"));
    }

    /** Good for an hour: more than a world lasts. */
    String of(Caller caller) {
        return signed.computeIfAbsent(caller, this::sign);
    }

    void forget() {
        signed.clear();
    }

    private String sign(Caller caller) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(AUDIENCE)
                .subject(caller.subject())
                .claim("groups", caller.groups())
                .claim("roles", caller.equals(Door.ADMINISTRATOR) ? List.of("ocg-admin") : List.of())
                .expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
