package org.opencontextgraph.query.server.personal;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.opencontextgraph.database.jooq.personal.Tables.EVENT;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Subject;

/** The caller's own events as they came, latest first. */
public final class TimelineReader {
    private static final String LIST = "timeline";

    /** One thing that the person did. */
    public record Entry(
            String id,
            Instant time,
            long sequence,
            String step,
            String resource,
            Optional<String> process,
            String lane) {}

    private final OwnReader reader;

    public TimelineReader(OwnReader reader) {
        this.reader = reader;
    }

    /** @throws ForeignCursorException when the cursor is not the caller's */
    public Page<Entry> timeline(Optional<Subject> subject, PageQuery query) throws SQLException {
        return reader.read(subject, query::nothing, "db.query.personal_timeline", self -> page(self, query));
    }

    private static Page<Entry> page(Self self, PageQuery query) {
        Condition further = query.after(self.person(), LIST)
                .map(after ->
                        row(EVENT.TIME, EVENT.SEQUENCE, EVENT.ID).lt(row(after.at(), after.sequence(), after.id())))
                .orElse(noCondition());
        List<Entry> rows =
                self.latest(query.limit() + 1, _ -> entries(self.sql(), further, query), TimelineReader::position);
        return Page.of(
                rows, query.limit(), entry -> entry, last -> position(last).sealed(self.person(), LIST));
    }

    private static Position position(Entry entry) {
        return new Position(entry.time().toEpochMilli(), entry.sequence(), entry.id());
    }

    private static List<Entry> entries(DSLContext sql, Condition further, PageQuery query) {
        return sql.select(EVENT.ID, EVENT.TIME, EVENT.SEQUENCE, EVENT.STEP, EVENT.RESOURCE, EVENT.PROCESS, EVENT.LANE)
                .from(EVENT)
                .where(further)
                .orderBy(EVENT.TIME.desc(), EVENT.SEQUENCE.desc(), EVENT.ID.desc())
                .limit(query.limit() + 1)
                .fetch(found -> new Entry(
                        found.value1(),
                        found.value2().toInstant(),
                        found.value3(),
                        found.value4(),
                        found.value5(),
                        present(found.value6()),
                        found.value7()));
    }

    private static Optional<String> present(@Nullable String value) {
        return Optional.ofNullable(value);
    }
}
