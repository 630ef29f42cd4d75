package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in our own words: a database's messages repeat what stands in its rows. */
final class Failures {
    private Failures() {}

    static IOException of(CdcSource source, Throwable thrown) {
        if (thrown instanceof IOException known) {
            return known;
        }
        @Nullable String state = state(thrown);
        return new IOException(words(source, state == null ? "" : state, thrown), thrown);
    }

    /** Of a password, a role or a privilege. */
    static boolean isRefusal(SQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        return state.startsWith("28") || state.startsWith("42501") || state.startsWith("3D");
    }

    private static String words(CdcSource source, String state, Throwable thrown) {
        String slot = "the replication slot " + source.slot();
        return switch (state) {
            case "55006" -> slot + " is being read by somebody else; each connector needs its own `slot`";
            case "42704", "55000" ->
                slot + " or the publication " + source.publication()
                        + " is not there, or not in a state to be read; `ocg connectors check` says more";
            case "42501" -> "the database denies a privilege; `ocg connectors check` says which";
            case "57014" ->
                "the database took too long to answer; a replication slot is made only when the transactions that are open"
                        + " have ended";
            case "08004" ->
                "the server refuses the connection: it may not speak TLS (`tls`), or not let this address in (08004)";
            case "08001", "08006" ->
                "the server at " + source.link().address().host() + ":"
                        + source.link().address().port() + " cannot be reached (" + state + ")";
            case "53400" -> "the server has no free replication slot (max_replication_slots)";
            case "" ->
                "reading the database's log failed (" + root(thrown).getClass().getSimpleName() + ")";
            default -> {
                String what = state.startsWith("28") ? "the database does not let the user in" : "the database failed";
                yield what + " (SQLSTATE " + state + ")";
            }
        };
    }

    private static @Nullable String state(Throwable thrown) {
        for (Throwable it = thrown; it != null; it = it.getCause()) {
            if (it instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    private static Throwable root(Throwable thrown) {
        Throwable it = thrown;
        while (it.getCause() != null) {
            it = it.getCause();
        }
        return it;
    }
}
