package org.opencontextgraph.query.server.context;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be said about the context graph; every figure is rounded. */
public final class Answers {
    private Answers() {}

    /** @param lastWindow end of the latest window that released something */
    public record ProcessRow(String process, long count, Instant lastWindow) {}

    public record VariantRow(
            String variant, List<String> steps, long count, Optional<Band> band, Instant lastWindow, Times times) {
        VariantRow taking(Times other) {
            return new VariantRow(variant, steps, count, band, lastWindow, other);
        }
    }

    public record MemberRow(String variant, List<String> steps, long count) {}

    /**
     * Variants that run alike.
     *
     * @param representative the most frequent of them
     * @param count of all of them: added up, then rounded
     * @param members the representative first
     */
    public record FamilyRow(String representative, long count, List<MemberRow> members) {}

    /** @param medianSeconds from one step to the other; empty where it was not published */
    public record EdgeRow(String source, String target, long count, OptionalLong medianSeconds) {}

    /**
     * @param percent of all that followed, in whole percent
     * @param medianSeconds until then; empty where it was not published
     */
    public record NextStep(String step, int percent, OptionalLong medianSeconds) {}

    public record Graph(List<String> nodes, List<EdgeRow> edges) {
        static final Graph EMPTY = new Graph(List.of(), List.of());
    }

    /**
     * A list with what holds for all of it.
     *
     * @param completeUpTo the gate's clock of the lanes that this comes from; empty when that says nothing yet
     */
    public record Listing<T>(T items, Optional<Instant> completeUpTo, Optional<Cursor> next) {
        static <T> Listing<T> nothing(T items) {
            return new Listing<>(items, Optional.empty(), Optional.empty());
        }
    }
}
