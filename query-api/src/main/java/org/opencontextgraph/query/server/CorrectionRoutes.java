package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.personal.NotWrittenException;
import org.opencontextgraph.query.server.personal.OwnCorrections;
import org.opencontextgraph.query.server.personal.TaskConflictException;

/** What the caller says of their own tasks. Somebody else's, and those that never were, are answered alike. */
final class CorrectionRoutes {
    private static final String BASE = MeRoutes.BASE + "/tasks";
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_TASKS = 20;

    private final OwnCorrections corrections;

    CorrectionRoutes(OwnCorrections corrections) {
        this.corrections = corrections;
    }

    List<Route> routes() {
        return List.of(
                Route.patch(BASE + "/{task}", AccessPolicy.OWN, this::edit),
                Route.create(BASE + "/{task}/split", AccessPolicy.OWN, this::split),
                Route.create(BASE + "/merge", AccessPolicy.OWN, this::merge));
    }

    private record ResultBody(List<String> tasks) {}

    private void edit(Context context) throws SQLException, NotWrittenException, TaskConflictException {
        JsonNode body = Json.object(context, Set.of("title", "excluded"));
        if (body.isEmpty()) {
            throw new BadRequestException("the body must have title or excluded", null);
        }
        JsonNode excluded = body.path("excluded");
        if (!excluded.isMissingNode() && !(excluded.isBoolean() && excluded.booleanValue())) {
            throw new BadRequestException(
                    "excluded can only become true: what was taken back does not come back", null);
        }
        answer(
                context,
                corrections.edit(MeRoutes.subject(context), task(context), title(body), !excluded.isMissingNode()));
    }

    private static Optional<Optional<String>> title(JsonNode body) {
        JsonNode given = body.path("title");
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        String title = given.textValue();
        if (title == null && !given.isNull()) {
            throw new BadRequestException("title must be a text or null", null);
        }
        if (title != null
                && (title.isBlank()
                        || Parameters.length(title) > LONGEST_TITLE
                        || title.chars().anyMatch(Character::isISOControl))) {
            throw new BadRequestException(
                    "title must be one line of at most " + LONGEST_TITLE + " characters, and not blank", null);
        }
        return Optional.of(Optional.ofNullable(title).map(String::strip));
    }

    private void split(Context context) throws SQLException, NotWrittenException, TaskConflictException {
        String from = Json.object(context, Set.of("from")).path("from").textValue();
        if (from == null) {
            throw new BadRequestException("from must be the id of an event", null);
        }
        answer(context, corrections.split(MeRoutes.subject(context), task(context), Parameters.name("from", from)));
    }

    private void merge(Context context) throws SQLException, NotWrittenException, TaskConflictException {
        JsonNode given = Json.object(context, Set.of("tasks")).path("tasks");
        Set<String> tasks = new LinkedHashSet<>();
        if (given.isArray()) {
            given.forEach(task -> {
                String id = task.textValue();
                if (id == null) {
                    throw new BadRequestException("tasks must be the ids of tasks", null);
                }
                tasks.add(TaskId.read(id));
            });
        }
        if (tasks.size() < 2 || tasks.size() > MOST_TASKS || tasks.size() < given.size()) {
            throw new BadRequestException("tasks must be the ids of 2 to " + MOST_TASKS + " different tasks", null);
        }
        answer(context, corrections.merge(MeRoutes.subject(context), tasks));
    }

    private static String task(Context context) {
        return TaskId.read(context.pathParam("task"));
    }

    /** Accepted: it was written, and is on its way. */
    private static void answer(Context context, Optional<OwnCorrections.Result> result) {
        OwnCorrections.Result done = result.orElseThrow(NotFoundResponse::new);
        context.status(done.arrived() ? HttpStatus.OK : HttpStatus.ACCEPTED);
        Json.answer(
                context, new ResultBody(done.tasks().stream().map(TaskId::shown).toList()));
    }
}
