package org.opencontextgraph.query.server.login;

import com.nimbusds.oauth2.sdk.id.Identifier;

/** Names one login of one browser; new at each login, the same as long as the session lasts. */
public record SessionId(String value) {
    private static final int BYTES = 16;

    static SessionId fresh() {
        return new SessionId(new Identifier(BYTES).getValue());
    }
}
