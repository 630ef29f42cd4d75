package org.opencontextgraph.query.server.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the issuer signs with, for the algorithms of a short list.
 *
 * <p>The set is cached for five minutes, fetched again ahead of that and for a key that is not in it, at most twice in ten
 * seconds, so that made-up key ids cannot make us flood the issuer. While the issuer is away, the keys that were fetched
 * last serve for four hours.
 *
 * <p>A key that is not in the set is no key when the issuer answered the last time; when it did not, nobody knows.
 */
public final class ProviderKeys implements JWSKeySelector<SecurityContext>, AutoCloseable {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final Duration CACHED = Duration.ofMinutes(5);
    private static final Duration AHEAD = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofHours(4);
    private static final int LARGEST_SET = 256 << 10;

    private final WatchedKeys watched;
    private final JWKSource<SecurityContext> source;
    private final JWSKeySelector<SecurityContext> keys;

    public ProviderKeys(URI address) {
        int patience = (int) PATIENCE.toMillis();
        try {
            watched = new WatchedKeys(new URLBasedJWKSetSource<>(
                    address.toURL(), new DefaultResourceRetriever(patience, patience, LARGEST_SET)));
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalArgumentException("identity.jwks-uri is no URL: " + address, e);
        }
        source = JWKSourceBuilder.create(watched)
                .retrying(true)
                .cache(CACHED.toMillis(), PATIENCE.toMillis() * 4)
                .refreshAheadCache(AHEAD.toMillis(), false)
                .rateLimited(BETWEEN.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
        keys = new JWSVerificationKeySelector<>(ALGORITHMS, source);
    }

    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            List<? extends Key> found = keys.selectJWSKeys(header, context);
            if (found.isEmpty() && ALGORITHMS.contains(header.getAlgorithm()) && !watched.given()) {
                throw new KeySourceException("a key that is not known while the issuer does not answer");
            }
            return found;
        } catch (RateLimitReachedException e) {
            if (watched.given()) {
                return List.of();
            }
            throw e;
        }
    }

    /** Those that are known without any trouble; the others have to be asked for by {@link #selectJWSKeys}. */
    List<JWK> known(JWKSelector wanted) {
        try {
            return source.get(wanted, null);
        } catch (KeySourceException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        if (source instanceof JWKSetBasedJWKSource<SecurityContext> closeable) {
            close(closeable);
        }
    }

    private static void close(Closeable source) {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
