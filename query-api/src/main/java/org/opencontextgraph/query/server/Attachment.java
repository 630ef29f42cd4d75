package org.opencontextgraph.query.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A file to take along (RFC 6266). */
final class Attachment {
    private static final int LONGEST_KEY = 80;

    private Attachment() {}

    /**
     * The header's value. Of the key only letters, digits, and {@code ._-} come into the name, and no sign first: no file system
     * and no shell takes these for something else. Who reads no {@code filename*} (RFC 8187) gets the plain name.
     */
    static String named(String processKey, String what, String ending) {
        String key = processKey.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[._-]+", "");
        String plain = what + ending;
        if (key.isEmpty()) {
            return plain(plain);
        }
        String name = first(key) + "-" + plain;
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8); // there is no blank left in it
        return encoded.equals(name) ? plain(name) : plain(plain) + "; filename*=UTF-8''" + encoded;
    }

    private static String plain(String name) {
        return "attachment; filename=\"" + name + "\"";
    }

    /** Whole characters. */
    private static String first(String key) {
        return key.codePointCount(0, key.length()) <= LONGEST_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST_KEY));
    }
}
