package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.NextStep;
import org.opencontextgraph.query.server.context.GraphReader;

/** What happens next? First order: the last of the recent steps decides. */
final class SuggestRoutes {
    private static final int MOST_STEPS = 256;

    private final GraphReader graphs;
    private final Notice notice;

    SuggestRoutes(GraphReader graphs, Notice notice) {
        this.graphs = graphs;
        this.notice = notice;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/v1/suggest/next_steps", AccessPolicy.ANY_READER, this::nextSteps));
    }

    private record SuggestionBody(
            String step, int probabilityPercent, @Nullable Long medianSeconds) {}

    private record SuggestionsBody(
            String processKey,
            List<SuggestionBody> suggestions,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private void nextSteps(Context context) throws SQLException {
        JsonNode body = Json.object(context);
        JsonNode process = body.path("process_key");
        if (!process.isTextual()) {
            throw new BadRequestException("process_key must be a text", null);
        }
        Listing<List<NextStep>> found = graphs.nextSteps(
                Gatekeeper.caller(context),
                Parameters.name("process_key", process.textValue()),
                Parameters.name("recent_steps", lastStep(body.path("recent_steps"))));
        Json.answer(
                context,
                new SuggestionsBody(
                        process.textValue(),
                        found.items().stream()
                                .map(next -> new SuggestionBody(
                                        next.step(), next.percent(), Json.orNull(next.medianSeconds())))
                                .toList(),
                        Notice.completeUpTo(found),
                        notice.text()));
    }

    private static String lastStep(JsonNode steps) {
        if (!steps.isArray() || steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new BadRequestException("recent_steps must be a list of 1 to " + MOST_STEPS + " steps", null);
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.path(i).isTextual()) {
                throw new BadRequestException("recent_steps[" + i + "] must be a text", null);
            }
        }
        return steps.path(steps.size() - 1).textValue();
    }
}
