package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Comparer;
import org.opencontextgraph.query.server.context.Comparer.Comparison;
import org.opencontextgraph.query.server.context.Comparer.EdgePair;
import org.opencontextgraph.query.server.context.Comparer.Side;
import org.opencontextgraph.query.server.context.Comparer.VariantPair;
import org.opencontextgraph.query.server.context.Selection;

/** What is different between two spans of windows, or two scopes: added, removed, faster, slower. */
final class CompareRoutes {
    private final Comparer comparer;
    private final Released released;
    private final Notice notice;

    CompareRoutes(Comparer comparer, Released released, Notice notice) {
        this.comparer = comparer;
        this.released = released;
        this.notice = notice;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/analytics/processes/{process_key}/compare", AccessPolicy.ANY_READER, this::compare));
    }

    private record SideBody(long count, @Nullable Long medianSeconds) {
        static SideBody of(Side side) {
            return new SideBody(side.count(), Json.orNull(side.medianSeconds()));
        }
    }

    private record VariantPairBody(String variant, List<String> steps, SideBody before, SideBody after) {
        static VariantPairBody of(VariantPair pair) {
            return new VariantPairBody(
                    pair.variant(), pair.steps(), SideBody.of(pair.before()), SideBody.of(pair.after()));
        }
    }

    private record EdgePairBody(String source, String target, SideBody before, SideBody after) {
        static EdgePairBody of(EdgePair pair) {
            return new EdgePairBody(
                    pair.source(), pair.target(), SideBody.of(pair.before()), SideBody.of(pair.after()));
        }
    }

    /** @param cut whether there are more of any kind than were asked for */
    private record ChangesBody<T>(List<T> added, List<T> removed, List<T> faster, List<T> slower, boolean cut) {}

    private record CompareBody(
            String processKey,
            ChangesBody<VariantPairBody> variants,
            ChangesBody<EdgePairBody> edges,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private record Asked(Selection before, Selection after, int limit) {}

    private void compare(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        Selection before = Parameters.selection(context, process, "before_");
        Selection after = Parameters.selection(context, process, "after_");
        int limit = Parameters.pageSize(context);
        released.answer(context, process, new Asked(before, after, limit), caller -> {
            Listing<Comparison> found = comparer.compare(caller, before, after);
            Comparison comparison = found.items();
            return new CompareBody(
                    process,
                    changes(
                            comparison.variants(),
                            VariantPair::before,
                            VariantPair::after,
                            VariantPair::variant,
                            VariantPairBody::of,
                            limit),
                    changes(
                            comparison.edges(),
                            EdgePair::before,
                            EdgePair::after,
                            pair -> pair.source() + '\0' + pair.target(),
                            EdgePairBody::of,
                            limit),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }

    /** The most frequent first, ties by name; of each kind as many as asked for. */
    private static <P, B> ChangesBody<B> changes(
            List<P> pairs,
            Function<P, Side> before,
            Function<P, Side> after,
            Function<P, String> name,
            Function<P, B> body,
            int limit) {
        Comparator<P> order = Comparator.comparingLong((P pair) ->
                        Math.max(before.apply(pair).count(), after.apply(pair).count()))
                .reversed()
                .thenComparing(name);
        Predicate<P> added = pair -> before.apply(pair).count() == 0;
        Predicate<P> removed = pair -> after.apply(pair).count() == 0;
        Predicate<P> faster = pair -> slowdown(before.apply(pair), after.apply(pair))
                .filter(by -> by < 0)
                .isPresent();
        Predicate<P> slower = pair -> slowdown(before.apply(pair), after.apply(pair))
                .filter(by -> by > 0)
                .isPresent();
        Function<Predicate<P>, List<B>> chosen = kind ->
                pairs.stream().filter(kind).sorted(order).limit(limit).map(body).toList();
        return new ChangesBody<>(
                chosen.apply(added),
                chosen.apply(removed),
                chosen.apply(faster),
                chosen.apply(slower),
                Stream.of(added, removed, faster, slower)
                        .anyMatch(kind -> pairs.stream().filter(kind).count() > limit));
    }

    /** In seconds; empty where one side says no time. */
    private static Optional<Long> slowdown(Side before, Side after) {
        return before.medianSeconds().isPresent() && after.medianSeconds().isPresent()
                ? Optional.of(after.medianSeconds().getAsLong()
                        - before.medianSeconds().getAsLong())
                : Optional.empty();
    }
}
