package org.opencontextgraph.query.server.release;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asked once, answered to all who wait for it; if it fails, it fails for all. */
final class Question {
    interface Asking {
        String ask() throws SQLException;
    }

    private final CompletableFuture<String> answer = new CompletableFuture<>();

    void ask(Asking asking) {
        try {
            answer.complete(asking.ask());
        } catch (SQLException | RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    String answer() throws SQLException {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException failed) {
                throw again(failed);
            }
            throw e;
        }
    }

    /** Each thread with a trace of its own; what kind of trouble it is stays the same. */
    private static SQLException again(SQLException failed) {
        return new SQLException(failed.getMessage(), failed.getSQLState(), failed.getErrorCode(), failed);
    }
}
