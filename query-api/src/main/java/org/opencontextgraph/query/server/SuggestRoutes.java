package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.suggest.Shown;
import org.opencontextgraph.query.server.suggest.StepModels;

/** What happens next? */
final class SuggestRoutes {
    private static final int MOST_STEPS = 256;
    private static final int LIMIT = 5;
    private static final int MOST = 20;
    private static final Set<String> FIELDS = Set.of("process_key", "recent_steps", "from_beginning", "limit");

    private final StepModels models;
    private final Shown shown;
    private final Released released;
    private final Notice notice;

    SuggestRoutes(StepModels models, Shown shown, Released released, Notice notice) {
        this.models = models;
        this.shown = shown;
        this.released = released;
        this.notice = notice;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/v1/suggest/next_steps", AccessPolicy.ANY_READER, this::nextSteps));
    }

    /** @param fromBeginning whether the recent steps are all there are */
    record Asked(String process, List<String> recent, boolean fromBeginning, int limit) {}

    private void nextSteps(Context context) throws SQLException {
        JsonNode body = Json.object(context, FIELDS);
        JsonNode process = body.path("process_key");
        if (!process.isTextual()) {
            throw new BadRequestException("process_key must be a text", null);
        }
        Asked asked = new Asked(
                Parameters.name("process_key", process.textValue()),
                steps(body.path("recent_steps")),
                fromBeginning(body.path("from_beginning")),
                limit(body.path("limit")));
        released.answerPosted(
                context,
                asked.process(),
                asked,
                (caller, release) -> models.ask(
                        caller, release, visible -> SuggestionsBody.of(asked, visible, shown, release, notice)));
    }

    private static List<String> steps(JsonNode steps) {
        if (!steps.isArray() || steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new BadRequestException("recent_steps must be a list of 1 to " + MOST_STEPS + " steps", null);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.path(i).isTextual()) {
                throw new BadRequestException("recent_steps[" + i + "] must be a text", null);
            }
            texts.add(Parameters.name("recent_steps", steps.path(i).textValue()));
        }
        return List.copyOf(texts);
    }

    private static boolean fromBeginning(JsonNode given) {
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw new BadRequestException("from_beginning must be true or false", null);
        }
        return given.booleanValue();
    }

    private static int limit(JsonNode given) {
        if (given.isMissingNode()) {
            return LIMIT;
        }
        if (!given.isIntegralNumber() || !given.canConvertToInt() || given.intValue() < 1 || given.intValue() > MOST) {
            throw new BadRequestException("limit must be a whole number from 1 to " + MOST, null);
        }
        return given.intValue();
    }
}
