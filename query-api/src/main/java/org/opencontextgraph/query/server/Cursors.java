package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.CursorSeal;
import org.opencontextgraph.query.server.access.Subject;

/** Signs where pages ended, each for its caller and its question. */
final class Cursors {
    private final DataSource database;
    private volatile @Nullable CursorSeal seal;

    /** @param database has the key, so that all instances of the API have the same */
    Cursors(DataSource database) {
        this.database = database;
    }

    /** @param question list and filter: a value whose text tells it from every other */
    Binding bind(Context context, Object question) throws SQLException {
        return new Binding(seal(), who(Gatekeeper.caller(context)) + '\0' + question);
    }

    /** One caller's cursors of one list with one filter. */
    record Binding(CursorSeal seal, String text) {
        @Nullable
        String close(Optional<String> place) {
            return place.map(it -> seal.close(text, it)).orElse(null);
        }

        /** Where the page before ended; empty on the first page. */
        Optional<String> open(Context context) {
            String given = context.queryParam("cursor");
            if (given == null) {
                return Optional.empty();
            }
            return Optional.of(seal.open(text, given)
                    .orElseThrow(() -> new BadRequestException(
                            "cursor must be the next_cursor of a page of the same list with the same filter", null)));
        }
    }

    /** By the subject: who leaves a group goes on where they were, and sees what they still may. */
    private static String who(Caller caller) {
        return caller.subject()
                .map(Subject::value)
                .map("subject "::concat)
                .orElseGet(() -> "audiences " + String.join(",", caller.audiences()));
    }

    private CursorSeal seal() throws SQLException {
        CursorSeal known = seal;
        if (known == null) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select key from admin.cursor_key")) {
                row.next();
                known = new CursorSeal(row.getBytes(1));
            }
            seal = known;
        }
        return known;
    }
}
