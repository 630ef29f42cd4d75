package org.opencontextgraph.ingest.book;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.id.Audience;

/**
 * What is written down of an import.
 *
 * @param process of all its events; null: each has its own
 * @param counts null: not known before its end
 * @param consent what the operator vouches for
 * @param readers one audience, or one of the words {@link #UNKNOWN} and {@link #EACH}
 * @param labels those that enough people carry; the others are nowhere
 */
public record ImportEntry(
        String lane,
        String connector,
        @Nullable String process,
        @Nullable Counts counts,
        Consent consent,
        String readers,
        Set<String> labels) {
    /** Nobody said who may read it. */
    static final String UNKNOWN = "UNKNOWN";

    /** The source says it of each resource. */
    static final String EACH = "EACH";

    /** What the source has. */
    public record Counts(long read, long refused) {}

    /** Whose agreement came with it. */
    enum Consent {
        ALL,
        NONE,
        /** The source says it of each person. */
        EACH
    }

    public ImportEntry {
        labels = Set.copyOf(labels);
    }

    /**
     * Of a log.
     *
     * @param vouched whether the operator vouches for the consent of all people in it
     * @param readers who may read every case; null: not known
     */
    public static ImportEntry ofLog(Source source, Counts counts, boolean vouched, @Nullable Audience readers) {
        return new ImportEntry(
                source.lane().value(),
                source.connector(),
                source.stream(),
                counts,
                vouched ? Consent.ALL : Consent.NONE,
                readers == null ? UNKNOWN : readers.value(),
                source.vocabulary());
    }

    /** Of a source that says of each event, person and resource what holds. */
    public static ImportEntry of(Source source) {
        return new ImportEntry(
                source.lane().value(), source.connector(), null, null, Consent.EACH, EACH, source.vocabulary());
    }
}
