package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.context.Answers.FamilyRow;
import org.opencontextgraph.query.server.context.Answers.Listing;
import org.opencontextgraph.query.server.context.Answers.MemberRow;
import org.opencontextgraph.query.server.context.Cursor;
import org.opencontextgraph.query.server.context.FamilyReader;
import org.opencontextgraph.query.server.context.Selection;
import org.opencontextgraph.query.server.context.Sort;
import org.opencontextgraph.query.server.context.StepFilter;

/** Variants that run alike. */
final class FamilyRoutes {
    private final FamilyReader families;
    private final Released released;
    private final Cursors cursors;
    private final Notice notice;

    FamilyRoutes(FamilyReader families, Released released, Cursors cursors, Notice notice) {
        this.families = families;
        this.released = released;
        this.cursors = cursors;
        this.notice = notice;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/api/v1/analytics/processes/{process_key}/families", AccessPolicy.ANY_READER, this::families));
    }

    private record FamiliesBody(
            String processKey,
            List<FamilyBody> families,
            @Nullable String nextCursor,
            @Nullable String completeUpTo,
            String withheldNotice) {}

    private record FamilyBody(String representative, long count, List<MemberRow> members) {
        static FamilyBody of(FamilyRow row) {
            return new FamilyBody(row.representative(), row.count(), row.members());
        }
    }

    private void families(Context context) throws SQLException {
        String process = Parameters.name("process_key", context.pathParam("process_key"));
        Selection selection = Parameters.selection(context, process);
        StepFilter steps = Parameters.steps(context);
        Cursors.Binding bound = cursors.bind(context, List.of("families", selection, steps));
        var query = new FamilyReader.Query(
                selection, steps, Parameters.pageSize(context), Parameters.cursor(context, bound, Sort.COUNT));
        released.answer(context, process, query, caller -> {
            Listing<List<FamilyRow>> found = families.families(caller, query);
            return new FamiliesBody(
                    process,
                    found.items().stream().map(FamilyBody::of).toList(),
                    bound.close(found.next().map(Cursor::place)),
                    Notice.completeUpTo(found),
                    notice.text());
        });
    }
}
