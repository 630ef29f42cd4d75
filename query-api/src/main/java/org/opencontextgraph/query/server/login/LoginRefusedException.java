package org.opencontextgraph.query.server.login;

/** The provider lets nobody in, or vouches for nobody whom we can believe. Why is for the log. */
public final class LoginRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LoginRefusedException(String why) {
        super(why);
    }

    LoginRefusedException(String why, Throwable cause) {
        super(why, cause);
    }
}
