package org.opencontextgraph.query.server.context;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be said about the context graph; every figure is rounded. */
public final class Answers {
    private Answers() {}

    /**
     * @param firstWindow end of the earliest window that released something
     * @param lastWindow end of the latest one
     * @param scopes those of the caller's in which something of it was released
     * @param k persons that each of its units came from, at least
     */
    public record ProcessRow(
            String process, long count, Instant firstWindow, Instant lastWindow, List<String> scopes, int k) {}

    public record VariantRow(
            String variant, List<String> steps, long count, Optional<Band> band, Instant lastWindow, Times times) {
        VariantRow taking(Times other) {
            return new VariantRow(variant, steps, count, band, lastWindow, other);
        }
    }

    /**
     * @param rows in the order that was asked for
     * @param totalCount of all variants that the selection and the steps leave, also of those that are on no page: added up, then
     *     rounded
     */
    public record VariantPage(List<VariantRow> rows, long totalCount) {
        static final VariantPage EMPTY = new VariantPage(List.of(), 0);
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

    /**
     * @param band people who took it; empty where nobody asked for it, too
     * @param medianSeconds from one step to the other; empty where it was not published
     */
    public record EdgeRow(String source, String target, long count, Optional<Band> band, OptionalLong medianSeconds) {}

    /**
     * A step of the graph.
     *
     * @param count how often it was done
     * @param starts how often it was the first of a trace
     * @param ends how often it was the last
     * @param band people who did it; empty where nobody asked for it, too
     */
    public record NodeRow(String step, long count, long starts, long ends, Optional<Band> band) {}

    /**
     * @param nodes by name
     * @param edges the most frequent first
     */
    public record Graph(List<NodeRow> nodes, List<EdgeRow> edges) {
        static final Graph EMPTY = new Graph(List.of(), List.of());
    }

    /** @param whole the same graph without a cut, to say what was left out of it */
    public record CutGraph(Graph shown, Graph whole) {
        static final CutGraph EMPTY = new CutGraph(Graph.EMPTY, Graph.EMPTY);
    }

    /** What ended in one window. */
    public record TrendPoint(Instant window, long count, OptionalLong medianSeconds) {}

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
