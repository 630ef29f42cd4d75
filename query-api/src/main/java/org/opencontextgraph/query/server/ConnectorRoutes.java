package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.instance.Connectors;

/** The tools that are read: how that goes, and pausing one. A job reads each; {@link JobRoutes} runs it now, {@link OnboardingRoutes} adds another. */
final class ConnectorRoutes {
    static final String BASE = "/api/v1/admin/connectors";

    private final Connectors connectors;
    private final InstantSource clock;

    ConnectorRoutes(Connectors connectors, InstantSource clock) {
        this.connectors = connectors;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get(BASE, AccessPolicy.ADMIN, this::all),
                Route.get(BASE + "/{connector}", AccessPolicy.ADMIN, this::one),
                Route.put(BASE + "/{connector}/paused", AccessPolicy.ADMIN, this::pause));
    }

    private void all(Context context) throws SQLException {
        Json.answer(context, ConnectorBodies.of(connectors.all(Administrator.of(context)), clock.instant()));
    }

    private void one(Context context) throws SQLException {
        String connector = Parameters.name("connector", context.pathParam("connector"));
        Json.answer(
                context,
                ConnectorBodies.ConnectorBody.of(
                        connectors.find(Administrator.of(context), connector).orElseThrow(NotFoundResponse::new),
                        clock.instant()));
    }

    private record PausedBody(String connector, boolean paused) {}

    private void pause(Context context) throws SQLException {
        String connector = Parameters.name("connector", context.pathParam("connector"));
        JsonNode paused = Json.object(context, Set.of("paused")).path("paused");
        if (!paused.isBoolean()) {
            throw new BadRequestException("paused must be true or false", null);
        }
        if (!connectors.pause(Administrator.of(context), connector, paused.booleanValue())) {
            throw new NotFoundResponse();
        }
        Json.answer(context, new PausedBody(connector, paused.booleanValue()));
    }
}
