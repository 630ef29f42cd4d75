package org.opencontextgraph.query.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.schema.id.Audience;

/**
 * Checks bearer tokens (RFC 7519, RFC 8725): signature with a key of the issuer's set, an algorithm of the short list,
 * issuer, audience, expiry. The key set is cached, fetched again for an unknown key, and no more often than the
 * library's rate limit allows, so that made-up key ids cannot make us flood the issuer.
 */
public final class TokenVerifier {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int MOST_GROUPS = 2_000;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final AuthSettings settings;

    public TokenVerifier(AuthSettings settings) {
        this.settings = settings;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(settings)));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("exp", "iss", "aud"));
        claims.setMaxClockSkew((int) settings.skew().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /**
     * The caller whom a token stands for.
     *
     * @throws InvalidTokenException when it is not to be trusted
     * @throws KeysUnavailableException when that cannot be decided, for the issuer gives no keys
     */
    public Caller verify(String token) {
        try {
            return caller(processor.process(token, null));
        } catch (KeySourceException e) {
            throw new KeysUnavailableException(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new InvalidTokenException(e);
        }
    }

    private Caller caller(JWTClaimsSet claims) {
        NavigableSet<String> audiences = new TreeSet<>();
        audiences.add(Audience.EVERYONE.value());
        names(claims, settings.groupsClaim()).stream()
                .limit(MOST_GROUPS)
                .flatMap(group -> audience(group).stream())
                .map(Audience::value)
                .forEach(audiences::add);
        return new Caller(
                audiences,
                names(claims, settings.rolesClaim()).contains(settings.adminRole()),
                Subject.of(claims.getSubject()));
    }

    /** Empty when no audience can have such a name, so that there is nothing to see for it. */
    private static Optional<Audience> audience(String group) {
        try {
            return Optional.of(new Audience("group:" + group));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A claim that is no list of texts names nothing. */
    private static List<String> names(JWTClaimsSet claims, String claim) {
        return claims.getClaim(claim) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static JWKSource<SecurityContext> keys(AuthSettings settings) {
        try {
            return JWKSourceBuilder.create(settings.keys().toURL())
                    .retrying(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("api.auth.keys is no URL: " + settings.keys(), e);
        }
    }
}
