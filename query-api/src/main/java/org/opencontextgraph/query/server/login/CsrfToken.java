package org.opencontextgraph.query.server.login;

import com.nimbusds.oauth2.sdk.id.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a session, as long as that goes on, and is told to our own pages only. A request that changes something and brings
 * a session has to come from our own origin, by what the browser says of it, and to bring this, too. A request that brings
 * another session's is a page's that shows another person.
 */
public record CsrfToken(String value) {
    private static final int BYTES = 16;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    static CsrfToken fresh() {
        return new CsrfToken(new Identifier(BYTES).getValue());
    }

    /** Whether such requests change nothing (RFC 9110, 9.2.1). */
    public static boolean isNeedless(String method) {
        return SAFE.contains(method);
    }

    /**
     * @param fetchSite {@code Sec-Fetch-Site}
     * @param origin {@code Origin}; every browser sends this one or the other with a request that changes something
     * @param brought {@code X-CSRF-Token}
     */
    public boolean allows(
            @Nullable String fetchSite, @Nullable String origin, @Nullable String brought, OwnOrigin own) {
        boolean ours = (fetchSite == null || fetchSite.equals("same-origin"))
                && (origin == null || origin.equals(own.value()))
                && (fetchSite != null || origin != null);
        return ours && brought != null && isSame(brought);
    }

    /**
     * Whether a page of another session asks: somebody else logged in in another tab of its browser since.
     *
     * @param brought {@code X-CSRF-Token}; who brings none says nothing of a session
     */
    public boolean isOfAnother(@Nullable String brought) {
        return brought != null && !isSame(brought);
    }

    private boolean isSame(String brought) {
        return MessageDigest.isEqual(brought.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "CsrfToken[withheld]";
    }
}
