package org.opencontextgraph.query.server.login;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after a login: a path of ours, so that nobody can make us send people elsewhere. */
public record ReturnTo(String path) {
    /**
     * Visible ASCII without a backslash. In the path no segment is empty (but behind a slash at the end), or dots, also with
     * {@code ;} behind it, and none has a slash, dot, backslash, percent sign, semicolon or control character in percent-encoded
     * form: whoever resolves or decodes it comes to no other path. Two slashes at its beginning would be another host.
     */
    private static final Pattern FORM = Pattern.compile("(?=.{1,1000}$)"
            + "(/(?!/|\\.{0,2};|\\.{1,2}([/?#]|$))"
            + "([!\"$&-.0->@-\\[\\]-~]|%(?![01]|2[5EFef]|3[Bb]|5[Cc]|7[Ff]|[Cc](?:[01]|2%[89]))[0-9A-Fa-f]{2})*)+"
            + "([?#][!-\\[\\]-~]*)?");

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
