package org.opencontextgraph.ingest.avro;

import org.apache.avro.Schema;
import org.opencontextgraph.ingest.connector.UnfitException;

/** Schemas that somebody else wrote. */
final class Schemas {
    private static final int LONGEST = 1024 * 1024;
    /** Brackets in brackets; a schema of fifty records in each other has some two hundred. */
    private static final int DEEPEST = 400;

    private Schemas() {}

    /** @throws UnfitException when it is none */
    static Schema parse(String text) {
        if (text.length() > LONGEST || depth(text) > DEEPEST) {
            throw new UnfitException("its schema is larger or deeper than is read");
        }
        try {
            return new Schema.Parser().parse(text);
        } catch (
                RuntimeException
                        e) { // Avro's parser throws others than its own, too: an unknown name is a null pointer
            throw new UnfitException("its schema is none that can be read"); // without the cause, which repeats it
        }
    }

    /** An upper bound: brackets in texts count, too. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
