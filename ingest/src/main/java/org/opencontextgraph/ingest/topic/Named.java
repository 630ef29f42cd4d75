package org.opencontextgraph.ingest.topic;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A place whose value names something, such as `ticket /ticket/id`.
 *
 * @param kind what it names, so that a ticket 7 and a customer 7 are two
 */
record Named(String kind, Place place) {
    /** The name, such as `ticket/7`; whatever the value is stays one part of it. */
    String name(String value) {
        return kind + "/" + encoded(value);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
