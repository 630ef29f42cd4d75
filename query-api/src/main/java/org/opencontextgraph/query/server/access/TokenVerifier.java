package org.opencontextgraph.query.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.RememberedTokens.Signed;
import org.opencontextgraph.schema.id.Audience;

/**
 * Checks bearer tokens (RFC 7519, RFC 8725): signature with a key of the issuer's set, an algorithm of the short list,
 * issuer, audience, expiry. What a token may open is decided here and nowhere else, also for those who log in by a browser.
 */
public final class TokenVerifier {
    private static final int LONGEST = 16 << 10;
    private static final int MOST_GROUPS = 2_000;

    private final DefaultJWTProcessor<TriedKeys> processor = new DefaultJWTProcessor<>();
    private final DefaultJWTClaimsVerifier<TriedKeys> claims;
    private final RememberedTokens remembered;
    private final AuthSettings settings;

    public TokenVerifier(AuthSettings settings, ProviderKeys keys) {
        this.settings = settings;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector((header, tried) -> tried.trying(keys.selectJWSKeys(header, tried)));
        claims = new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("exp", "iss", "aud"));
        claims.setMaxClockSkew((int) settings.skew().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
        remembered = new RememberedTokens(keys);
    }

    /**
     * The caller whom a token stands for, and until when.
     *
     * @throws InvalidTokenException when it is not to be trusted
     * @throws KeysUnavailableException when that cannot be decided, for the issuer gives no keys
     */
    public VerifiedToken verify(String token) {
        if (token.length() > LONGEST) {
            throw new InvalidTokenException("longer than " + LONGEST);
        }
        try {
            Optional<Signed> before = remembered.find(token);
            if (before.isPresent()) {
                claims.verify(before.get().claims(), null);
                return before.get().verified();
            }
            return first(token);
        } catch (KeySourceException e) {
            throw new KeysUnavailableException(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new InvalidTokenException(e);
        }
    }

    private VerifiedToken first(String token) throws ParseException, BadJOSEException, JOSEException {
        SignedJWT parsed = parse(token);
        TriedKeys tried = new TriedKeys();
        JWTClaimsSet said = processor.process(parsed, tried);
        refuseIdToken(said);
        VerifiedToken verified = new VerifiedToken(caller(said), expiry(said));
        remembered.remember(token, parsed.getHeader(), tried.keys(), new Signed(said, verified));
        return verified;
    }

    /** The library asks whether the claim is there, not whether it is a time. */
    private static Instant expiry(JWTClaimsSet claims) {
        @Nullable Date expires = claims.getExpirationTime();
        if (expires == null) {
            throw new InvalidTokenException("it does not say when it expires");
        }
        return expires.toInstant();
    }

    /** An ID token tells a client who logged in, and opens nothing, also when the client is called like the audience. */
    private static void refuseIdToken(JWTClaimsSet claims) {
        if (claims.getClaim("at_hash") != null
                || claims.getClaim("c_hash") != null
                || "ID".equals(claims.getClaim("typ"))) {
            throw new InvalidTokenException("an ID token is no access token");
        }
    }

    /** The library meets some headers that are none, such as one whose {@code alg} is null, with other exceptions than it declares. */
    private static SignedJWT parse(String token) throws ParseException {
        try {
            return SignedJWT.parse(token);
        } catch (NullPointerException | IllegalArgumentException e) {
            throw new InvalidTokenException(e);
        }
    }

    private Caller caller(JWTClaimsSet claims) {
        NavigableSet<String> audiences = new TreeSet<>();
        audiences.add(Audience.EVERYONE.value());
        ClaimNames.at(claims.getClaims(), settings.groupsClaim()).stream()
                .limit(MOST_GROUPS)
                .flatMap(group -> audience(group).stream())
                .map(Audience::value)
                .forEach(audiences::add);
        return new Caller(
                audiences,
                roles(ClaimNames.at(claims.getClaims(), settings.rolesClaim())),
                Subject.of(claims.getSubject()));
    }

    private Set<UserRole> roles(List<String> words) {
        Set<UserRole> roles = EnumSet.of(UserRole.USER);
        settings.roles().forEach((role, names) -> {
            if (words.stream().anyMatch(names::contains)) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** Empty when no audience can have such a name, so that there is nothing to see for it. */
    private static Optional<Audience> audience(String group) {
        try {
            return Optional.of(new Audience("group:" + group));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
