package org.opencontextgraph.ingest.mapping;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A place whose value names something, such as the column `id` of a ticket.
 *
 * @param kind what it names, so that a ticket 7 and a customer 7 are two
 */
public record Named(String kind, String place) {
    /** The name, such as `ticket/7`; whatever the value is stays one part of it. */
    public String name(String value) {
        return kind + "/" + encoded(value);
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
