package org.opencontextgraph.query.server.repeat;

import static org.opencontextgraph.database.jooq.admin.Tables.KEYED_REQUEST;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.opencontextgraph.query.server.access.Subject;

/**
 * Requests with a key and how they ended, for a day. In the database, so that it does not matter which instance is asked again.
 *
 * <p>A request that was cut off may be done once more after a minute: it is not known how far it came, and its sender wants it done.
 */
public final class RequestBook {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration CUT_OFF = Duration.ofMinutes(1);

    private final DataSource database;

    /** @param database connections of {@code ocg_api} */
    public RequestBook(DataSource database) {
        this.database = database;
    }

    /** Whose turn it is; of many who ask at the same time one is told to begin. */
    public Turn begin(KeyedRequest asked) throws SQLException {
        return in(asked.caller(), sql -> {
            sql.deleteFrom(KEYED_REQUEST)
                    .where(KEYED_REQUEST.ASKED_AT.lt(ago(KEPT)))
                    .execute();
            int begun = sql.insertInto(KEYED_REQUEST)
                    .set(KEYED_REQUEST.CALLER, hash(asked.caller()))
                    .set(KEYED_REQUEST.KEY, bytes(asked.key()))
                    .set(KEYED_REQUEST.REQUEST, bytes(asked.request()))
                    .onConflict(KEYED_REQUEST.CALLER, KEYED_REQUEST.KEY)
                    .doUpdate()
                    .set(KEYED_REQUEST.ASKED_AT, DSL.currentOffsetDateTime())
                    .where(KEYED_REQUEST.STATUS.isNull())
                    .and(KEYED_REQUEST.REQUEST.eq(bytes(asked.request())))
                    .and(KEYED_REQUEST.ASKED_AT.lt(ago(CUT_OFF)))
                    .execute();
            return begun == 1 ? new Turn.Begun() : before(sql, asked);
        });
    }

    /** From now on this is the answer. */
    public void done(KeyedRequest asked, Turn.Done answer) throws SQLException {
        in(
                asked.caller(),
                sql -> sql.update(KEYED_REQUEST)
                        .set(KEYED_REQUEST.STATUS, (short) answer.status())
                        .set(KEYED_REQUEST.CONTENT_TYPE, answer.contentType())
                        .set(KEYED_REQUEST.BODY, answer.body())
                        .where(is(asked))
                        .execute());
    }

    /** Nothing was done: whoever asks again is the first. */
    public void forget(KeyedRequest asked) throws SQLException {
        in(asked.caller(), sql -> sql.deleteFrom(KEYED_REQUEST).where(is(asked)).execute());
    }

    private static Turn before(DSLContext sql, KeyedRequest asked) {
        Record row = sql.selectFrom(KEYED_REQUEST).where(is(asked)).fetchOne();
        if (row == null) {
            return new Turn.UnderWay(); // it was forgotten just now
        }
        if (!ByteBuffer.wrap(row.get(KEYED_REQUEST.REQUEST)).equals(asked.request())) {
            return new Turn.OfAnother();
        }
        Short status = row.get(KEYED_REQUEST.STATUS);
        return status == null
                ? new Turn.UnderWay()
                : new Turn.Done(status, row.get(KEYED_REQUEST.CONTENT_TYPE), row.get(KEYED_REQUEST.BODY));
    }

    private <T> T in(Subject caller, Function<DSLContext, T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
                sql.fetch("select set_config('ocg.asks', ?, true)", caller.value());
                T done = work.apply(sql);
                connection.commit();
                return done;
            } finally {
                connection.rollback();
            }
        }
    }

    private static Condition is(KeyedRequest asked) {
        return KEYED_REQUEST.CALLER.eq(hash(asked.caller())).and(KEYED_REQUEST.KEY.eq(bytes(asked.key())));
    }

    private static Field<byte[]> hash(Subject caller) {
        return DSL.field("sha256(convert_to({0}, 'UTF8'))", SQLDataType.BLOB, DSL.val(caller.value()));
    }

    private static byte[] bytes(ByteBuffer hash) {
        byte[] bytes = new byte[hash.remaining()];
        hash.duplicate().get(bytes);
        return bytes;
    }

    private static Field<OffsetDateTime> ago(Duration time) {
        return DSL.field(
                "now() - {0} * interval '1 second'", SQLDataType.TIMESTAMPWITHTIMEZONE, DSL.val(time.toSeconds()));
    }
}
