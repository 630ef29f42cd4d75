package org.opencontextgraph.query.server.login;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Duration;
import java.time.Instant;

/** A login that was sent to the provider and has not come back; it waits in the browser, sealed, for ten minutes. */
public record PendingLogin(State state, Nonce nonce, CodeVerifier verifier, ReturnTo returnTo, Instant begun) {
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    static PendingLogin begin(ReturnTo returnTo, Instant now) {
        return new PendingLogin(new State(), new Nonce(), new CodeVerifier(), returnTo, now);
    }

    /** Whether it is this one that comes back, in time. */
    boolean isAnsweredBy(State answered, Instant now) {
        return state.equals(answered) && now.isBefore(begun.plus(PATIENCE)) && !now.isBefore(begun.minusSeconds(60));
    }

    @Override
    public String toString() {
        return "PendingLogin[withheld]";
    }
}
