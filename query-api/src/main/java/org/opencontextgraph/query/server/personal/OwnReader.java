package org.opencontextgraph.query.server.personal;

import io.prometheus.client.Histogram;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Principals;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.telemetry.Spans;

/** Finds the person behind a subject, tells row-level security for this transaction, and reads only then. */
public final class OwnReader {
    private static final String SPAN = "auth.resolve_person";

    private final DataSource database;
    private final Histogram seconds;

    /** @param seconds database time by the label {@code query} */
    public OwnReader(DataSource database, Histogram seconds) {
        this.database = database;
        this.seconds = seconds;
    }

    /**
     * @param nothing the answer when no person is known
     * @param query the span's name, a constant
     */
    <T> T read(
            Optional<Subject> subject,
            Supplier<? extends T> nothing,
            String query,
            Function<Self, ? extends T> question)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<PersonId> persons = Spans.in(SPAN, () -> find(connection, subject));
                if (persons.isEmpty()) {
                    return nothing.get();
                }
                return Spans.in(query, () -> {
                    try (var _ = seconds.labels(query).startTimer()) {
                        return question.apply(new Self(DSL.using(connection, SQLDialect.POSTGRES), persons));
                    }
                });
            } finally {
                connection.rollback(); // nothing was written, and the settings end here
            }
        }
    }

    private List<PersonId> find(Connection connection, Optional<Subject> subject) throws SQLException {
        try (var _ = seconds.labels(SPAN).startTimer()) {
            return Principals.enter(connection, subject).stream()
                    .map(PersonId::new)
                    .toList();
        }
    }
}
