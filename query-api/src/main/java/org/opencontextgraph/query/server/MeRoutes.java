package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.personal.IdentityReader;
import org.opencontextgraph.query.server.personal.OwnReader;
import org.opencontextgraph.query.server.personal.Page;
import org.opencontextgraph.query.server.personal.PageQuery;
import org.opencontextgraph.query.server.personal.TimelineReader;

/** What the caller did. Whoever is not known to be a person gets lists of the same shape with nothing in them. */
final class MeRoutes {
    static final String BASE = "/api/v1/me";

    private final IdentityReader identities;
    private final TimelineReader timelines;

    MeRoutes(OwnReader reader) {
        this.identities = new IdentityReader(reader);
        this.timelines = new TimelineReader(reader);
    }

    List<Route> routes() {
        return List.of(
                Route.get(BASE, AccessPolicy.OWN, this::me),
                Route.get(BASE + "/timeline", AccessPolicy.OWN, this::timeline));
    }

    private record MeBody(boolean known, int accounts) {}

    private void me(Context context) throws SQLException {
        IdentityReader.Identity identity = identities.identity(subject(context));
        Json.answer(context, new MeBody(identity.known(), identity.accounts()));
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

    static Optional<Subject> subject(Context context) {
        return Gatekeeper.caller(context).subject();
    }

    static PageQuery query(Context context) {
        return new PageQuery(Parameters.pageSize(context), Optional.ofNullable(context.queryParam("cursor")));
    }
}
