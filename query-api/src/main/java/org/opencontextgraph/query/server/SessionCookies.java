package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.login.OwnOrigin;

/**
 * Where sealed text lies in a browser: cookies that no script reads, that no other site's form brings, and, under https, that no
 * other host can set ({@code __Host-}, RFC 6265bis). A session that one cookie cannot hold goes on in the next ones.
 */
record SessionCookies(OwnOrigin origin) {
    /** A browser keeps 4,096 bytes of name, value and attributes. */
    private static final int LONGEST = 3_800;

    private static final int MOST = 3;
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{8,200}");
    private static final int TELLING = 8;

    /** Whether a session of this length can be kept. */
    static boolean isRoomFor(String sealed) {
        return sealed.length() <= LONGEST * MOST;
    }

    Optional<String> session(Context context) {
        StringBuilder sealed = new StringBuilder();
        for (int part = 0; part < MOST; part++) {
            @Nullable String value = context.cookie(part(part));
            if (value == null) {
                break;
            }
            sealed.append(value);
        }
        return sealed.isEmpty() ? Optional.empty() : Optional.of(sealed.toString());
    }

    void keepSession(Context context, String sealed, Duration age) {
        for (int part = 0; part < MOST; part++) {
            int from = part * LONGEST;
            if (from < sealed.length()) {
                set(context, part(part), sealed.substring(from, Math.min(sealed.length(), from + LONGEST)), age);
            } else {
                forget(context, part(part));
            }
        }
    }

    void forgetSession(Context context) {
        for (int part = 0; part < MOST; part++) {
            forget(context, part(part));
        }
    }

    Optional<String> login(Context context, @Nullable String state) {
        return state != null && STATE.matcher(state).matches()
                ? Optional.ofNullable(context.cookie(login(state)))
                : Optional.empty();
    }

    void keepLogin(Context context, String state, String sealed, Duration age) {
        set(context, login(state), sealed, age);
    }

    void forgetLogin(Context context, @Nullable String state) {
        if (state != null && STATE.matcher(state).matches()) {
            forget(context, login(state));
        }
    }

    private void set(Context context, String name, String value, Duration age) {
        int seconds = (int) age.toSeconds() + 1; // the session knows exactly
        context.cookie(new Cookie(name, value, "/", seconds, origin.isSecure(), true, null, SameSite.LAX));
    }

    /** Says nothing about a cookie that the browser does not have. */
    private void forget(Context context, String name) {
        if (context.cookie(name) != null) {
            context.cookie(new Cookie(name, "", "/", 0, origin.isSecure(), true, null, SameSite.LAX));
        }
    }

    private String part(int part) {
        return prefix() + "session" + (part == 0 ? "" : "_" + part);
    }

    /** Several logins of one browser, each in its own tab, do not get in each other's way. */
    private String login(String state) {
        return prefix() + "login_" + state.substring(0, TELLING);
    }

    private String prefix() {
        return origin.isSecure() ? "__Host-ocg_" : "ocg_";
    }
}
