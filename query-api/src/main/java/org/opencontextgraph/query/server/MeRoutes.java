package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.personal.IdentityReader;
import org.opencontextgraph.query.server.personal.OwnReader;
import org.opencontextgraph.query.server.personal.OwnTask;
import org.opencontextgraph.query.server.personal.Page;
import org.opencontextgraph.query.server.personal.PageQuery;
import org.opencontextgraph.query.server.personal.Sharing;
import org.opencontextgraph.query.server.personal.TaskReader;
import org.opencontextgraph.query.server.personal.TimelineReader;

/** What the caller did. Whoever is not known to be a person gets lists of the same shape with nothing in them. */
final class MeRoutes {
    static final String BASE = "/api/v1/me";

    private final IdentityReader identities;
    private final TimelineReader timelines;
    private final TaskReader tasks;

    MeRoutes(OwnReader reader) {
        this.identities = new IdentityReader(reader);
        this.timelines = new TimelineReader(reader);
        this.tasks = new TaskReader(reader);
    }

    List<Route> routes() {
        return List.of(
                Route.get(BASE, AccessPolicy.OWN, this::me),
                Route.get(BASE + "/timeline", AccessPolicy.OWN, this::timeline),
                Route.get(BASE + "/tasks", AccessPolicy.OWN, this::tasks),
                Route.get(BASE + "/tasks/{task}", AccessPolicy.OWN, this::task));
    }

    private record MeBody(boolean known, int accounts, int linkedAccounts) {}

    private void me(Context context) throws SQLException {
        IdentityReader.Identity identity = identities.identity(subject(context));
        Json.answer(context, new MeBody(identity.known(), identity.accounts(), identity.linked()));
    }

    private record EventBody(
            String id,
            String time,
            String step,
            String resource,
            @Nullable String processKey,
            String lane) {
        static EventBody of(TimelineReader.Entry entry) {
            return new EventBody(
                    entry.id(),
                    entry.time().toString(),
                    entry.step(),
                    entry.resource(),
                    entry.process().orElse(null),
                    entry.lane());
        }
    }

    private record TimelineBody(
            List<EventBody> events, @Nullable String nextCursor) {}

    private void timeline(Context context) throws SQLException {
        Page<TimelineReader.Entry> page = timelines.timeline(subject(context), query(context));
        Json.answer(
                context,
                new TimelineBody(
                        page.items().stream().map(EventBody::of).toList(),
                        page.next().orElse(null)));
    }

    private record TaskBody(
            String id,
            @Nullable String title,
            @Nullable String processKey,
            String resource,
            String lane,
            String began,
            String ended,
            int stepCount,
            String sharing,
            @Nullable String reason) {
        static TaskBody of(OwnTask task) {
            return new TaskBody(
                    TaskId.shown(task.id()),
                    task.title().orElse(null),
                    task.process().orElse(null),
                    task.resource(),
                    task.lane(),
                    task.began().toString(),
                    task.ended().toString(),
                    task.length(),
                    task.sharing().state().word(),
                    task.sharing().reason().map(Sharing.Reason::word).orElse(null));
        }
    }

    private record TasksBody(List<TaskBody> tasks, @Nullable String nextCursor) {}

    private void tasks(Context context) throws SQLException {
        Page<OwnTask> page = tasks.tasks(subject(context), query(context));
        Json.answer(
                context,
                new TasksBody(
                        page.items().stream().map(TaskBody::of).toList(),
                        page.next().orElse(null)));
    }

    private record StepBody(@Nullable String event, String step, String resource, String time) {}

    private record WholeTaskBody(TaskBody task, List<StepBody> steps) {}

    /** Somebody else's, and one that never was, are answered alike. */
    private void task(Context context) throws SQLException {
        OwnTask.Whole found = tasks.task(subject(context), TaskId.read(context.pathParam("task")))
                .orElseThrow(NotFoundResponse::new);
        Json.answer(
                context,
                new WholeTaskBody(
                        TaskBody.of(found.task()),
                        found.steps().stream()
                                .map(step -> new StepBody(
                                        step.event().orElse(null),
                                        step.step(),
                                        step.resource(),
                                        step.time().toString()))
                                .toList()));
    }

    static Optional<Subject> subject(Context context) {
        return Gatekeeper.caller(context).subject();
    }

    static PageQuery query(Context context) {
        return new PageQuery(Parameters.pageSize(context), Optional.ofNullable(context.queryParam("cursor")));
    }
}
