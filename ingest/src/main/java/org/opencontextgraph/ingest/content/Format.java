package org.opencontextgraph.ingest.content;

import java.util.Map;

/** How contents are written: {@link Contents#read} reads JSON. */
public interface Format {
    /**
     * Reads what came.
     *
     * @param type its media type; empty: it does not say
     * @param attributes of a CloudEvent in binary form, without the prefix of the protocol; without `specversion` it is none
     * @throws org.opencontextgraph.ingest.connector.UnfitException when it is not what it says that it is
     * @throws java.io.UncheckedIOException when nobody can say now what it is
     */
    Content read(String type, Map<String, String> attributes, byte[] value);
}
