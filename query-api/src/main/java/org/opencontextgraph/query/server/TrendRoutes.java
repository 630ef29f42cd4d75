package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.TrendPoint;
import org.opencontextgraph.query.server.context.Selection;
import org.opencontextgraph.query.server.context.TimingReader;
import org.opencontextgraph.query.server.context.TrendReader;

/** How a process goes over time, and how long its variants take. */
final class TrendRoutes {
    private final TrendReader trends;
    private final TimingReader timings;
    private final Released released;
    private final Notice notice;

    TrendRoutes(TrendReader trends, TimingReader timings, Released released, Notice notice) {
        this.trends = trends;
        this.timings = timings;
        this.released = released;
        this.notice = notice;
    }

    List<Route> routes() {
        String process = "/api/v1/analytics/processes/{process_key}";
        return List.of(
                Route.get(process + "/trend", AccessPolicy.ANY_READER, this::trend),
                Route.get(process + "/timing", AccessPolicy.ANY_READER, this::timing));
    }

    record PointBody(String window, long count, @Nullable Long medianSeconds) {
        static PointBody of(TrendPoint point) {
            return new PointBody(point.window().toString(), point.count(), Json.orNull(point.medianSeconds()));
        }
    }

    private record TrendBody(
            String processKey,
            List<PointBody> windows,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private void trend(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        var query = new TrendReader.Query(
                Parameters.selection(context, process), Parameters.steps(context), Parameters.variant(context));
        released.answer(context, process, query, caller -> {
            Listing<List<TrendPoint>> found = trends.trend(caller, query);
            return new TrendBody(
                    process,
                    found.items().stream().map(PointBody::of).toList(),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }

    private record GapBody(String source, String target, TimesBody times) {
        static GapBody of(TimingReader.Gap gap) {
            return new GapBody(gap.source(), gap.target(), TimesBody.of(gap.times()));
        }
    }

    private record TimingBody(
            String processKey,
            String variant,
            List<String> steps,
            List<GapBody> gaps,
            @Nullable TimesBody total,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private record TimingAsked(Selection selection, String variant) {}

    private void timing(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        Selection selection = Parameters.selection(context, process);
        String variant =
                Parameters.variant(context).orElseThrow(() -> new BadRequestException("variant must be given", null));
        released.answer(context, process, new TimingAsked(selection, variant), caller -> {
            Listing<Optional<TimingReader.Timing>> found = timings.timing(caller, selection, variant);
            Optional<TimingReader.Timing> timing = found.items();
            return new TimingBody(
                    process,
                    variant,
                    timing.map(TimingReader.Timing::steps).orElse(List.of()),
                    timing.map(TimingReader.Timing::gaps).orElse(List.of()).stream()
                            .map(GapBody::of)
                            .toList(),
                    timing.map(TimingReader.Timing::total).map(TimesBody::of).orElse(null),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }
}
