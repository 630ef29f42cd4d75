package org.opencontextgraph.query.server.login;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after a login: a path of ours, so that nobody can make us send people elsewhere. */
public record ReturnTo(String path) {
    /** Visible ASCII after a slash that no second slash or backslash follows: browsers read both as "another host". */
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,999}");

    /** Who is logged in. */
    public static final ReturnTo DEFAULT = new ReturnTo("/api/v1/session");

    /** Empty when it is no such path; {@link #DEFAULT} when nothing was asked for. */
    public static Optional<ReturnTo> of(@Nullable String asked) {
        if (asked == null) {
            return Optional.of(DEFAULT);
        }
        return FORM.matcher(asked).matches() && isRelative(asked) ? Optional.of(new ReturnTo(asked)) : Optional.empty();
    }

    private static boolean isRelative(String asked) {
        try {
            URI uri = URI.create(asked);
            return !uri.isAbsolute() && uri.getRawAuthority() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
