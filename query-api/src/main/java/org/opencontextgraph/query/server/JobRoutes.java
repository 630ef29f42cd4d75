package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.instance.Jobs;
import org.opencontextgraph.query.server.instance.ScheduledJob;

/** Scheduled jobs: when, how they went, and now please. */
final class JobRoutes {
    private static final String BASE = "/api/v1/admin/jobs";

    private final Jobs jobs;

    JobRoutes(Jobs jobs) {
        this.jobs = jobs;
    }

    List<Route> routes() {
        return List.of(
                Route.get(BASE, AccessPolicy.ADMIN, this::all),
                Route.create(BASE + "/{job}/run", AccessPolicy.ADMIN, this::run));
    }

    private record RunBody(
            String id,
            String started,
            @Nullable String finished,
            @Nullable String outcome,
            int attempts) {
        static RunBody of(ScheduledJob.Run run) {
            return new RunBody(
                    run.id(),
                    run.started().toString(),
                    run.finished().map(Object::toString).orElse(null),
                    run.outcome().orElse(null),
                    run.attempts());
        }
    }

    private record JobBody(String job, String schedule, String nextDue, boolean enabled, List<RunBody> lastRuns) {
        static JobBody of(ScheduledJob job) {
            return new JobBody(
                    job.name(),
                    job.cron(),
                    job.nextDue().toString(),
                    job.enabled(),
                    job.lastRuns().stream().map(RunBody::of).toList());
        }
    }

    private record JobsBody(List<JobBody> jobs) {}

    private void all(Context context) throws SQLException {
        Json.answer(
                context,
                new JobsBody(jobs.all(Administrator.of(context)).stream()
                        .map(JobBody::of)
                        .toList()));
    }

    private record WishBody(String job, boolean due) {}

    private void run(Context context) throws SQLException {
        String job = Parameters.name("job", context.pathParam("job"));
        switch (jobs.run(Administrator.of(context), job)) {
            case DUE -> {
                context.status(HttpStatus.ACCEPTED);
                Json.answer(context, new WishBody(job, true));
            }
            case OFF -> Problem.answer(context, HttpStatus.CONFLICT, "an operator has turned this job off");
            case UNKNOWN -> throw new NotFoundResponse();
        }
    }
}
