package org.opencontextgraph.query.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.opencontextgraph.query.server.access.AuthSettings;
import org.opencontextgraph.query.server.instance.DeclaredAudiences;
import org.opencontextgraph.query.server.login.LoginSettings;

/**
 * Settings of the API.
 *
 * @param host address to listen on; one that others can reach needs {@code publicBind}
 * @param port 0 takes a free one
 * @param publicBind the flag that lets others in
 * @param ungated show counts as they are, for an instance that is not gated
 * @param requestsPerSecond of one caller, on average; 0: no limit
 * @param login empty when browsers cannot log in, and only programs with tokens come
 * @param audiences what the operator declared
 */
public record ApiSettings(
        String host,
        int port,
        boolean publicBind,
        boolean ungated,
        int requestsPerSecond,
        AuthSettings auth,
        Optional<LoginSettings> login,
        DeclaredAudiences audiences) {
    /** Without declared audiences. */
    public ApiSettings(
            String host,
            int port,
            boolean publicBind,
            boolean ungated,
            int requestsPerSecond,
            AuthSettings auth,
            Optional<LoginSettings> login) {
        this(host, port, publicBind, ungated, requestsPerSecond, auth, login, DeclaredAudiences.NONE);
    }

    /** Without a login for browsers, and without a limit. */
    public ApiSettings(String host, int port, boolean publicBind, boolean ungated, AuthSettings auth) {
        this(host, port, publicBind, ungated, 0, auth, Optional.empty());
    }

    public ApiSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("api.port must be between 0 and 65535, is " + port);
        }
        if (requestsPerSecond < 0) {
            throw new IllegalArgumentException("api.requests-per-second must not be negative, is " + requestsPerSecond);
        }
        if (!publicBind && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "api.host " + host + " can be reached by others; that needs features.public-bind");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("api.host is no address of this machine: " + host, e);
        }
    }
}
