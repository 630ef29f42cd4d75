package org.opencontextgraph.query.server.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/** Remembers whether the issuer gave its keys when it was last asked for them. */
final class WatchedKeys extends JWKSetSourceWrapper<SecurityContext> {
    private volatile boolean given;

    WatchedKeys(JWKSetSource<SecurityContext> issuer) {
        super(issuer);
    }

    /** So a key that is not among the cached ones is not there. */
    boolean given() {
        return given;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        boolean answered = false;
        try {
            JWKSet keys = getSource().getJWKSet(refresh, now, context);
            answered = true;
            return keys;
        } finally {
            given = answered;
        }
    }
}
