package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.personal.NotWrittenException;
import org.opencontextgraph.query.server.personal.OwnConsent;
import org.opencontextgraph.query.server.personal.PreviewReader;
import org.opencontextgraph.query.server.personal.Statement;

/** What the caller agrees to share. */
final class ConsentRoutes {
    private static final String BASE = MeRoutes.BASE + "/consent";

    private final OwnConsent consents;
    private final PreviewReader previews;

    ConsentRoutes(OwnConsent consents, PreviewReader previews) {
        this.consents = consents;
        this.previews = previews;
    }

    List<Route> routes() {
        return List.of(
                Route.get(BASE, AccessPolicy.OWN, this::consent),
                Route.put(BASE, AccessPolicy.OWN, this::say),
                Route.get(BASE + "/preview", AccessPolicy.OWN, this::preview));
    }

    private record ConsentBody(boolean optedIn, @Nullable String since) {
        static ConsentBody of(Statement statement) {
            return new ConsentBody(
                    statement.optedIn(),
                    statement.since().map(Instant::toString).orElse(null));
        }
    }

    private void consent(Context context) throws SQLException {
        Json.answer(context, ConsentBody.of(consents.current(MeRoutes.subject(context))));
    }

    private void say(Context context) throws SQLException, NotWrittenException {
        JsonNode optedIn = Json.object(context, Set.of("opted_in")).path("opted_in");
        if (!optedIn.isBoolean()) {
            throw new BadRequestException("opted_in must be true or false", null);
        }
        Statement said = consents.say(MeRoutes.subject(context), optedIn.booleanValue())
                .orElseThrow(UnknownPersonException::new);
        Json.answer(context, ConsentBody.of(said));
    }

    private record TraceBody(String scope, String processKey, List<String> steps, List<String> times, String lane) {
        static TraceBody of(PreviewReader.AbstractTrace trace) {
            return new TraceBody(
                    trace.scope(),
                    trace.process(),
                    trace.steps(),
                    trace.times().stream().map(Instant::toString).toList(),
                    trace.lane());
        }
    }

    private record PreviewBody(
            String from, List<TraceBody> traces, @Nullable String nextCursor) {}

    private void preview(Context context) throws SQLException {
        PreviewReader.Preview preview = previews.preview(MeRoutes.subject(context), MeRoutes.query(context));
        Json.answer(
                context,
                new PreviewBody(
                        preview.from().toString(),
                        preview.page().items().stream().map(TraceBody::of).toList(),
                        preview.page().next().orElse(null)));
    }
}
