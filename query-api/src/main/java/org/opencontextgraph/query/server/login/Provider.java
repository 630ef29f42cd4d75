package org.opencontextgraph.query.server.login;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The identity provider as we ask it (OpenID Connect Core and Discovery 1.0, RFC 6749, 7009, 7636). Its addresses come from its
 * own metadata, which is asked for again every ten minutes and kept while it does not answer.
 */
final class Provider {
    private static final Duration METADATA = Duration.ofMinutes(10);
    private static final int PATIENCE = (int) Duration.ofSeconds(4).toMillis();
    private static final int FIRST_OWN_FAULT = 500;
    private static final int TOO_MANY = 429;

    private final Issuer issuer;
    private final ClientID client;
    private final LoginSettings settings;
    private final LoadingCache<Issuer, OIDCProviderMetadata> metadata =
            Caffeine.newBuilder().refreshAfterWrite(METADATA).build(Provider::discover);

    Provider(String issuer, LoginSettings settings) {
        this.issuer = new Issuer(issuer);
        this.client = new ClientID(settings.client());
        this.settings = settings;
    }

    /** Where a browser is sent to log in. */
    URI authorization(PendingLogin login, URI callback) {
        Scope scope = new Scope("openid");
        settings.scopes().forEach(scope::add);
        return new AuthenticationRequest.Builder(ResponseType.CODE, scope, client, callback)
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(login.state())
                .nonce(login.nonce())
                .codeChallenge(login.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    TokenResponse exchange(AuthorizationCode code, PendingLogin login, URI callback) {
        return ask(new AuthorizationCodeGrant(code, callback, login.verifier()));
    }

    TokenResponse refresh(String refreshToken) {
        return ask(new RefreshTokenGrant(new RefreshToken(refreshToken)));
    }

    /** Says that the refresh token is not used any more, where the provider takes that. */
    void revoke(String refreshToken) {
        URI endpoint = metadata().getRevocationEndpointURI();
        if (endpoint != null) {
            RefreshToken token = new RefreshToken(refreshToken);
            send(authentication()
                    .map(us -> new TokenRevocationRequest(endpoint, us, token))
                    .orElseGet(() -> new TokenRevocationRequest(endpoint, client, token))
                    .toHTTPRequest());
        }
    }

    /** Where a browser ends its session with the provider itself, if it takes that (OpenID Connect RP-Initiated Logout 1.0). */
    Optional<URI> logout(URI afterwards) {
        return Optional.ofNullable(metadata().getEndSessionEndpointURI())
                .map(endpoint -> new LogoutRequest(endpoint, null, null, client, afterwards, null, null).toURI());
    }

    private TokenResponse ask(AuthorizationGrant grant) {
        URI endpoint = metadata().getTokenEndpointURI();
        HTTPResponse answer = send(authentication()
                .map(us -> new TokenRequest.Builder(endpoint, us, grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant))
                .build()
                .toHTTPRequest());
        try {
            return OIDCTokenResponseParser.parse(answer);
        } catch (ParseException e) {
            throw new ProviderAwayException(e);
        }
    }

    private static HTTPResponse send(HTTPRequest request) {
        request.setConnectTimeout(PATIENCE);
        request.setReadTimeout(PATIENCE);
        request.setFollowRedirects(false);
        try {
            HTTPResponse answer = request.send();
            if (answer.getStatusCode() >= FIRST_OWN_FAULT || answer.getStatusCode() == TOO_MANY) {
                throw new ProviderAwayException("it answered " + answer.getStatusCode());
            }
            return answer;
        } catch (IOException e) {
            throw new ProviderAwayException(e);
        }
    }

    private Optional<ClientAuthentication> authentication() {
        return settings.secret().map(secret -> new ClientSecretBasic(client, new Secret(secret)));
    }

    private OIDCProviderMetadata metadata() {
        return metadata.get(issuer);
    }

    private static OIDCProviderMetadata discover(Issuer issuer) {
        try {
            return OIDCProviderMetadata.resolve(issuer, PATIENCE, PATIENCE);
        } catch (IOException | GeneralException e) {
            throw new ProviderAwayException(e);
        }
    }
}
