package org.opencontextgraph.query.server.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database whether anything changed on which an answer about released rows can depend.
 *
 * <p>One question serves everybody who came before it was asked: who comes while one is under way waits for the next. So
 * hundreds of requests at a time cost the database one small statement, and none gets a version from before it came.
 */
public final class Versions {
    private static final String ASK = "select md5("
            + "(select string_agg(revision::text, '' order by slot) from context.version)"
            + " || (select string_agg(revision::text, '' order by source) from personal.version))";

    /** A database that takes longer for this answers nothing else, either. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataSource database;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Question next;

    /** @param database connections of {@code ocg_api} */
    public Versions(DataSource database) {
        this.database = database;
    }

    /** Another one after every change; committed before this was called means it is in. */
    public String now() throws SQLException {
        Question mine;
        boolean asks;
        synchronized (this) {
            asks = next == null;
            if (next == null) {
                next = new Question();
            }
            mine = next;
        }
        return asks ? ask(mine) : mine.answer();
    }

    private String ask(Question mine) throws SQLException {
        boolean first = isFirst();
        try {
            synchronized (this) {
                next = null; // whoever comes from here on has come too late for this one
            }
            mine.ask(first ? this::read : Versions::late);
        } finally {
            if (first) {
                asking.unlock();
            }
        }
        return mine.answer();
    }

    /** Whether the question before was answered in time. */
    private boolean isFirst() {
        try {
            return asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String late() throws SQLException {
        throw new SQLTransientConnectionException("the database has not answered for " + PATIENCE);
    }

    private String read() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement(ASK);
                ResultSet answer = ask.executeQuery()) {
            answer.next();
            return answer.getString(1);
        }
    }
}
