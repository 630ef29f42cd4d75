package org.opencontextgraph.query.server.login;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A login under way as text for a cookie, and back. */
final class SealedLogin {
    private static final String STATE = "s";
    private static final String NONCE = "n";
    private static final String VERIFIER = "v";
    private static final String RETURN_TO = "r";
    private static final String BEGUN = "b";

    private final Seal seal;

    SealedLogin(List<SessionKey> keys) {
        this.seal = new Seal(keys, "ocg login 1");
    }

    String close(PendingLogin login) {
        return seal.close(new JWTClaimsSet.Builder()
                .claim(STATE, login.state().getValue())
                .claim(NONCE, login.nonce().getValue())
                .claim(VERIFIER, login.verifier().getValue())
                .claim(RETURN_TO, login.returnTo().path())
                .claim(BEGUN, login.begun().getEpochSecond())
                .build());
    }

    Optional<PendingLogin> open(String text) {
        return seal.open(text).flatMap(SealedLogin::login);
    }

    private static Optional<PendingLogin> login(JWTClaimsSet claims) {
        try {
            Long begun = claims.getLongClaim(BEGUN);
            Optional<ReturnTo> returnTo = ReturnTo.of(claims.getStringClaim(RETURN_TO));
            return begun == null || returnTo.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PendingLogin(
                            new State(claims.getStringClaim(STATE)),
                            new Nonce(claims.getStringClaim(NONCE)),
                            new CodeVerifier(claims.getStringClaim(VERIFIER)),
                            returnTo.get(),
                            Instant.ofEpochSecond(begun)));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
