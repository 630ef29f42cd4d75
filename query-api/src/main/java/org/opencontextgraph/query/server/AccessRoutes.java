package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.admin.Listing;
import org.opencontextgraph.query.server.instance.Audiences;
import org.opencontextgraph.query.server.instance.UnknownAcls;

/** Which audiences there are, and of what nobody knows who may read it. */
final class AccessRoutes {
    private final Audiences audiences;
    private final UnknownAcls unknown;
    private final Cursors cursors;

    AccessRoutes(Audiences audiences, UnknownAcls unknown, Cursors cursors) {
        this.audiences = audiences;
        this.unknown = unknown;
        this.cursors = cursors;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/admin/audiences", AccessPolicy.ADMIN, this::audiences),
                Route.get("/api/v1/admin/unknown-acls", AccessPolicy.ADMIN, this::unknown));
    }

    private record AudienceBody(
            String audience,
            boolean manager,
            int k,
            int membersNeeded,
            @Nullable Boolean largeEnough,
            int scopes) {
        static AudienceBody of(Audiences.Audience audience) {
            return new AudienceBody(
                    audience.name(),
                    audience.managers(),
                    audience.k(),
                    audience.membersNeeded(),
                    audience.largeEnough().orElse(null),
                    audience.scopes());
        }
    }

    private record AudiencesBody(List<AudienceBody> audiences) {}

    private void audiences(Context context) throws SQLException {
        Json.answer(
                context,
                new AudiencesBody(audiences.all(Administrator.of(context)).stream()
                        .map(AudienceBody::of)
                        .toList()));
    }

    private record RunBody(
            String started,
            String finished,
            boolean complete,
            @Nullable String verdict) {
        static RunBody of(UnknownAcls.SyncRun run) {
            return new RunBody(
                    run.started().toString(),
                    run.finished().toString(),
                    run.complete(),
                    run.verdict().orElse(null));
        }
    }

    private record ToolBody(
            String tool,
            long resources,
            long unknown,
            @Nullable RunBody lastRun) {
        static ToolBody of(UnknownAcls.Tool tool) {
            return new ToolBody(
                    tool.name(),
                    tool.resources(),
                    tool.unknown(),
                    tool.lastRun().map(RunBody::of).orElse(null));
        }
    }

    private record ResourceBody(
            String resource,
            String tool,
            String unknownSince,
            String checked,
            @Nullable String why) {
        static ResourceBody of(UnknownAcls.Resource resource) {
            return new ResourceBody(
                    resource.id(),
                    resource.tool(),
                    resource.since().toString(),
                    resource.checked().toString(),
                    resource.why().orElse(null));
        }
    }

    private record UnknownBody(
            List<ToolBody> tools,
            List<ResourceBody> resources,
            @Nullable String nextCursor) {}

    private void unknown(Context context) throws SQLException {
        Optional<String> tool = Parameters.optional(context, "tool");
        Cursors.Binding bound = cursors.bind(context, List.of("unknown acls", tool));
        UnknownAcls.Page page = unknown.page(
                Administrator.of(context), tool, new Listing.Place(Parameters.pageSize(context), bound.open(context)));
        Json.answer(
                context,
                new UnknownBody(
                        page.tools().stream().map(ToolBody::of).toList(),
                        page.resources().items().stream().map(ResourceBody::of).toList(),
                        bound.close(page.resources().last())));
    }
}
