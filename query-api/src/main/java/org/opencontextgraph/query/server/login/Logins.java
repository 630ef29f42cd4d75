package org.opencontextgraph.query.server.login;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Sends browsers to the provider, and takes them in when they come back (authorization code with PKCE, RFC 7636). */
public final class Logins {
    public static final String BEGIN = "/api/v1/login";
    public static final String CALLBACK = "/api/v1/login/callback";

    private final Provider provider;
    private final Vouching vouching;
    private final SealedLogin sealed;
    private final Issuer issuer;
    private final InstantSource clock;

    Logins(String issuer, Provider provider, Vouching vouching, List<SessionKey> keys, InstantSource clock) {
        this.issuer = new Issuer(issuer);
        this.provider = provider;
        this.vouching = vouching;
        this.sealed = new SealedLogin(keys);
        this.clock = clock;
    }

    /**
     * A login that begins.
     *
     * @param state tells several logins of one browser apart
     * @param cookie what the browser keeps of it
     * @param provider where the browser goes now
     */
    public record Begun(String state, String cookie, URI provider) {}

    /** @throws ProviderAwayException when it does not say where browsers log in */
    public Begun begin(ReturnTo returnTo, OwnOrigin own) {
        PendingLogin login = PendingLogin.begin(returnTo, clock.instant());
        return new Begun(
                login.state().getValue(), sealed.close(login), provider.authorization(login, own.at(CALLBACK)));
    }

    /** A login that came to its end. */
    public record Done(Session session, ReturnTo returnTo) {}

    /**
     * @param answer the query with which the provider sent the browser back
     * @param cookie what the browser kept
     * @throws LoginRefusedException when this browser did not begin this login, or the provider does not let it in
     * @throws ProviderAwayException when the provider cannot be asked what it vouches for
     */
    public Done finish(Map<String, List<String>> answer, String cookie, OwnOrigin own) {
        Instant now = clock.instant();
        AuthenticationResponse response = parse(answer, own);
        State state = response.getState();
        PendingLogin login = sealed.open(cookie)
                .filter(pending -> state != null && pending.isAnsweredBy(state, now))
                .orElseThrow(() -> new LoginRefusedException("no such login is under way in this browser"));
        if (response.getIssuer() != null && !response.getIssuer().equals(issuer)) {
            throw new LoginRefusedException("another issuer answers (RFC 9207)");
        }
        if (!response.indicatesSuccess()) {
            throw new LoginRefusedException("the provider says "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new LoginRefusedException("the provider gave no code");
        }
        Vouching.Vouched vouched = vouching.login(provider.exchange(code, login, own.at(CALLBACK)), login.nonce());
        return new Done(Session.begin(vouched.rights(), vouched.name(), vouched.refreshToken(), now), login.returnTo());
    }

    private static AuthenticationResponse parse(Map<String, List<String>> answer, OwnOrigin own) {
        try {
            return AuthenticationResponseParser.parse(own.at(CALLBACK), answer);
        } catch (ParseException | IllegalArgumentException e) {
            throw new LoginRefusedException("that is no answer to a login: " + e.getMessage(), e);
        }
    }
}
