package org.opencontextgraph.query.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tokens whose signature was good, by their SHA-256: a program sends the same one with every request.
 *
 * <p>A signature is a matter of the token and the keys alone. So it need not be verified again while the issuer's set holds the
 * same keys for it. Whether the token is too old by now is not remembered.
 */
final class RememberedTokens {
    private static final int MOST = 20_000;
    private static final Duration UNASKED = Duration.ofMinutes(15);

    private final ProviderKeys keys;
    private final Cache<ByteBuffer, Remembered> tokens =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNASKED).build();

    private record Remembered(JWKSelector selector, List<JWK> keys, Signed token) {}

    /** What a token with a good signature says, and whom it stands for. */
    record Signed(JWTClaimsSet claims, VerifiedToken verified) {}

    RememberedTokens(ProviderKeys keys) {
        this.keys = keys;
    }

    /** Empty: it has to be looked at as if for the first time. */
    Optional<Signed> find(String token) {
        return Optional.ofNullable(tokens.getIfPresent(digest(token)))
                .filter(it -> keys.known(it.selector()).equals(it.keys()))
                .map(Remembered::token);
    }

    /** @param tried the keys that the signature was verified with; if the issuer has others by now, nothing is remembered */
    void remember(String token, JWSHeader header, List<? extends Key> tried, Signed said) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        List<JWK> known = keys.known(selector);
        if (!tried.isEmpty() && KeyConverter.toJavaKeys(known).equals(tried)) {
            tokens.put(digest(token), new Remembered(selector, known, said));
        }
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
