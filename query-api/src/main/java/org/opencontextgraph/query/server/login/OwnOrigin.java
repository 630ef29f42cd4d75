package org.opencontextgraph.query.server.login;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port under which a browser reached us (RFC 6454). It is never taken from a request but on this very
 * machine, where no other has that name.
 */
public record OwnOrigin(String value) {
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    /**
     * @param publicUrl what the operator says
     * @param host the request's {@code Host}
     * @return empty when a browser from elsewhere asks and the operator said nothing: a login would go over the open network
     */
    public static Optional<OwnOrigin> of(Optional<URI> publicUrl, @Nullable String host) {
        if (publicUrl.isPresent()) {
            return publicUrl.map(OwnOrigin::require);
        }
        return host != null && THIS_MACHINE.matcher(host).matches()
                ? Optional.of(new OwnOrigin("http://" + host))
                : Optional.empty();
    }

    static OwnOrigin require(URI url) {
        String scheme = String.valueOf(url.getScheme());
        String authority = String.valueOf(url.getRawAuthority());
        boolean bare = String.valueOf(url.getRawPath()).matches("/?") && url.getRawQuery() == null;
        boolean safe = scheme.equals("https")
                || (scheme.equals("http") && THIS_MACHINE.matcher(authority).matches());
        if (!bare || !safe || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "api.public-url must be https://HOST, or http on the loopback interface, without a path: " + url);
        }
        return new OwnOrigin(scheme + "://" + authority);
    }

    /** Whether cookies travel under the protection of TLS. */
    public boolean isSecure() {
        return value.startsWith("https:");
    }

    public URI at(String path) {
        return URI.create(value + path);
    }
}
