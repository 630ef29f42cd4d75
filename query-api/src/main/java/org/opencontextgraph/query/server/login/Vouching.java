package org.opencontextgraph.query.server.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.util.Optional;
import org.opencontextgraph.query.server.access.AuthSettings;
import org.opencontextgraph.query.server.access.InvalidTokenException;
import org.opencontextgraph.query.server.access.KeysUnavailableException;
import org.opencontextgraph.query.server.access.ProviderKeys;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.access.TokenVerifier;
import org.opencontextgraph.query.server.access.VerifiedToken;

/**
 * Reads what the provider vouches for. The ID token says that this browser logged in just now (OpenID Connect Core 1.0,
 * 3.1.3.7); what that person may see stands in the access token, which is checked like any program's.
 */
final class Vouching {
    private static final int LONGEST_NAME = 200;

    private final IDTokenValidator identities;
    private final TokenVerifier tokens;

    Vouching(AuthSettings issuer, String client, ProviderKeys keys, TokenVerifier tokens) {
        this.identities = new IDTokenValidator(new Issuer(issuer.issuer()), new ClientID(client), keys, null);
        identities.setMaxClockSkew((int) issuer.skew().toSeconds());
        this.tokens = tokens;
    }

    /** @param name what the provider calls the person */
    record Vouched(VerifiedToken rights, Optional<String> name, Optional<String> refreshToken) {}

    /** @throws LoginRefusedException when the answer vouches for nobody, or not for this login */
    Vouched login(TokenResponse answer, Nonce nonce) {
        AccessTokenResponse granted = granted(answer);
        JWT token =
                granted instanceof OIDCTokenResponse oidc ? oidc.getOIDCTokens().getIDToken() : null;
        if (token == null) {
            throw new LoginRefusedException("the provider gave no ID token");
        }
        IDTokenClaimsSet identity = identity(token, nonce);
        VerifiedToken rights = rights(granted);
        Optional<Subject> subject = Subject.of(identity.getSubject().getValue());
        if (subject.isEmpty() || !subject.equals(rights.caller().subject())) {
            throw new LoginRefusedException("the ID token and the access token are about different subjects");
        }
        return new Vouched(rights, name(identity), refreshToken(granted));
    }

    /** @throws LoginRefusedException when the answer does not vouch for this subject any more */
    Vouched again(TokenResponse answer, Optional<Subject> subject) {
        AccessTokenResponse granted = granted(answer);
        VerifiedToken rights = rights(granted);
        if (!subject.equals(rights.caller().subject())) {
            throw new LoginRefusedException("the access token is about another subject than before");
        }
        return new Vouched(rights, Optional.empty(), refreshToken(granted));
    }

    private static AccessTokenResponse granted(TokenResponse answer) {
        if (answer.indicatesSuccess()) {
            return answer.toSuccessResponse();
        }
        throw new LoginRefusedException(
                "the provider says " + answer.toErrorResponse().getErrorObject().getCode());
    }

    private IDTokenClaimsSet identity(JWT token, Nonce nonce) {
        try {
            return identities.validate(token, nonce);
        } catch (KeySourceException e) {
            throw new KeysUnavailableException(e);
        } catch (BadJOSEException | JOSEException e) {
            throw new LoginRefusedException("the ID token is not to be believed: " + e.getMessage(), e);
        }
    }

    private VerifiedToken rights(AccessTokenResponse granted) {
        try {
            return tokens.verify(granted.getTokens().getAccessToken().getValue());
        } catch (InvalidTokenException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new LoginRefusedException("the access token is not for this service: " + why.getMessage(), e);
        }
    }

    private static Optional<String> refreshToken(AccessTokenResponse granted) {
        return Optional.ofNullable(granted.getTokens().getRefreshToken()).map(RefreshToken::getValue);
    }

    private static Optional<String> name(IDTokenClaimsSet identity) {
        return Optional.ofNullable(identity.getStringClaim("name"))
                .or(() -> Optional.ofNullable(identity.getStringClaim("preferred_username")))
                .filter(name -> name.length() <= LONGEST_NAME);
    }
}
