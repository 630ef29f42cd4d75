package org.opencontextgraph.query.server.ui;

import java.util.Map;
import java.util.Set;

/** What a file is, by the end of its name; the list is closed, as browsers are told not to guess. */
final class ContentTypes {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    /** Packed already. */
    private static final Set<String> DENSE = Set.of("png", "woff2");

    private ContentTypes() {}

    /** @throws IllegalStateException when it is none that we know */
    static String of(String file) {
        String type = KNOWN.get(ending(file));
        if (type == null) {
            throw new IllegalStateException("a file of no known type in the user interface: " + file);
        }
        return type;
    }

    static boolean isWorthPacking(String file) {
        return !DENSE.contains(ending(file));
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }
}
