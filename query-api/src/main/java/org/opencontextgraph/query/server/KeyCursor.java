package org.opencontextgraph.query.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a page of an administrator's list ended: the last item's key. */
record KeyCursor(String list, String key) {
    private static final Pattern FORM = Pattern.compile("([a-z]+):([^\\x00]{1,200})", Pattern.DOTALL);

    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when it is none of ours, or of another list. */
    static Optional<KeyCursor> decoded(String text, String list) {
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return matcher.matches() && matcher.group(1).equals(list)
                    ? Optional.of(new KeyCursor(list, matcher.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
