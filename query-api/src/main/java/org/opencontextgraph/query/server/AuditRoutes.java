package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.admin.AuditAction;
import org.opencontextgraph.query.server.admin.AuditEntry;
import org.opencontextgraph.query.server.admin.AuditLog;
import org.opencontextgraph.query.server.admin.Listing;

/** What administrators did, in a form in which anyone can check that nothing was changed or left out. */
final class AuditRoutes {
    /** As it is hashed. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final AuditLog log;
    private final Cursors cursors;

    AuditRoutes(AuditLog log, Cursors cursors) {
        this.log = log;
        this.cursors = cursors;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/admin/audit", AccessPolicy.OVERSIGHT, this::entries));
    }

    private record EntryBody(
            long number,
            String at,
            String actor,
            String action,
            Map<String, String> details,
            String previousHash,
            String hash) {
        static EntryBody of(AuditEntry entry) {
            return new EntryBody(
                    entry.number(),
                    TIME.format(entry.at()),
                    entry.actor(),
                    entry.action(),
                    entry.details(),
                    entry.previous(),
                    entry.hash());
        }
    }

    private record EntriesBody(
            List<EntryBody> entries, @Nullable String nextCursor) {}

    private void entries(Context context) throws SQLException {
        Optional<Instant> from = Parameters.instant(context, "from");
        Optional<Instant> to = Parameters.instant(context, "to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new BadRequestException("from must be before to", null);
        }
        AuditLog.Filter filter = new AuditLog.Filter(action(context), Parameters.optional(context, "actor"), from, to);
        Cursors.Binding bound = cursors.bind(context, List.of("audit", filter));
        Listing<AuditEntry> found = log.entries(
                Administrator.of(context),
                filter,
                new Listing.Place(Parameters.pageSize(context), bound.open(context)));
        Json.answer(
                context,
                new EntriesBody(found.items().stream().map(EntryBody::of).toList(), bound.close(found.last())));
    }

    private static Optional<AuditAction> action(Context context) {
        return Optional.ofNullable(context.queryParam("action"))
                .map(given -> AuditAction.of(given)
                        .orElseThrow(() -> new BadRequestException(
                                "action must be one of "
                                        + Arrays.stream(AuditAction.values())
                                                .map(AuditAction::word)
                                                .collect(Collectors.joining(", ")),
                                null)));
    }
}
