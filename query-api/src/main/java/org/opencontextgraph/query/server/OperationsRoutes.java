package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.LaneReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For those who run the instance, and the contract itself. */
final class OperationsRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(OperationsRoutes.class);

    private final DataSource database;
    private final List<ReadinessCheck> checks;
    private final LaneReader lanes;
    private final ApiMetrics metrics;
    private final Contract contract;

    OperationsRoutes(DataSource database, List<ReadinessCheck> checks, ApiMetrics metrics, Contract contract) {
        this.database = database;
        this.checks = List.copyOf(checks);
        this.lanes = new LaneReader(database);
        this.metrics = metrics;
        this.contract = contract;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/healthz", AccessPolicy.PUBLIC, context -> Json.answer(context, Map.of("status", "up"))),
                Route.get("/readyz", AccessPolicy.PUBLIC, this::ready),
                Route.get("/metrics", AccessPolicy.PUBLIC, metrics::answer),
                Route.get(
                        "/api/v1/openapi.json",
                        AccessPolicy.PUBLIC,
                        context -> context.contentType("application/json").result(contract.text())),
                Route.get("/api/v1/lanes/{lane}", AccessPolicy.ADMIN, this::lane));
    }

    private void ready(Context context) {
        try (Connection connection = database.getConnection()) {
            if (!Migrations.isApplied(connection)) {
                Problem.answer(
                        context, HttpStatus.SERVICE_UNAVAILABLE, "the database lacks migrations; run: ocg migrate");
                return;
            }
            String failed = checks.stream()
                    .filter(check -> !check.passes().getAsBoolean())
                    .map(ReadinessCheck::name)
                    .collect(Collectors.joining(", "));
            if (failed.isEmpty()) {
                Json.answer(context, Map.of("status", "ready"));
            } else {
                Problem.answer(context, HttpStatus.SERVICE_UNAVAILABLE, "stopped: " + failed);
            }
        } catch (SQLException e) {
            LOG.warn("not ready: {}", e.toString());
            Problem.answer(context, HttpStatus.SERVICE_UNAVAILABLE, "the database cannot be reached");
        }
    }

    private record LaneBody(String lane, @Nullable String completeUpTo, boolean closed) {}

    private void lane(Context context) throws SQLException {
        LaneReader.Progress progress = lanes.progress(Parameters.name("lane", context.pathParam("lane")))
                .orElseThrow(NotFoundResponse::new);
        Json.answer(
                context,
                new LaneBody(
                        progress.lane(),
                        progress.completeUpTo().map(Instant::toString).orElse(null),
                        progress.closed()));
    }
}
