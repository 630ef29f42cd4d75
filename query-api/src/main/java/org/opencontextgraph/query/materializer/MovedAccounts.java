package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts that left a person or joined one, in one batch of {@code personal.event.v1}. Whoever has left is remembered in
 * {@code personal.left_account}, because events may still come after it: they are on their way to the new person.
 */
final class MovedAccounts {
    /** An account while it is this person's. */
    record Owned(String person, String account) {}

    private enum Move {
        LEFT,
        JOINED
    }

    private final Map<Owned, Move> moves = new LinkedHashMap<>();

    void left(Owned account) {
        moves.put(account, Move.LEFT);
    }

    void joined(Owned account) {
        moves.put(account, Move.JOINED);
    }

    /** Takes the rows of all that moved; what has come since is not among them yet. */
    void write(Connection connection) throws SQLException {
        if (moves.isEmpty()) {
            return;
        }
        List<Owned> all = List.copyOf(moves.keySet());
        for (String table : List.of("event", "left_account")) {
            execute(
                    "delete from personal." + table
                            + " known using unnest(?::text[], ?::text[]) moved (person, account)"
                            + " where known.person = moved.person and known.account = moved.account",
                    all,
                    connection);
        }
        List<Owned> left = new ArrayList<>(all);
        left.removeIf(account -> moves.get(account) != Move.LEFT);
        execute(
                "insert into personal.left_account select * from unnest(?::text[], ?::text[]) on conflict do nothing",
                left,
                connection);
    }

    private static void execute(String sql, List<Owned> accounts, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", accounts.stream().map(Owned::person).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", accounts.stream().map(Owned::account).toArray()));
            statement.executeUpdate();
        }
    }
}
