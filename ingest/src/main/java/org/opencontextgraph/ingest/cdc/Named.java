package org.opencontextgraph.ingest.cdc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A column that names something, such as `ticket/id`.
 *
 * @param kind what it names, so that a ticket 7 and a customer 7 are two
 */
record Named(String kind, String column) {
    /** The name, such as `ticket/7`; whatever stands in the column stays one part of it. */
    String name(String value) {
        return kind + "/" + encoded(value);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
