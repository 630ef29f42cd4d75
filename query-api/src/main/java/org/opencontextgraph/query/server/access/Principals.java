package org.opencontextgraph.query.server.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Whom a transaction is for. Row-level security shows it rows of this person, and of nobody else. */
public final class Principals {
    private static final String ENTER = "select personal.enter(?)";

    private Principals() {}

    /**
     * Says who asks until the end of the transaction.
     *
     * @return the person; empty when nobody is known behind the subject, or more than one
     */
    public static Optional<String> enter(Connection transaction, Optional<Subject> subject) throws SQLException {
        try (PreparedStatement enter = transaction.prepareStatement(ENTER)) {
            enter.setString(1, subject.map(Subject::value).orElse(""));
            try (ResultSet entered = enter.executeQuery()) {
                entered.next();
                return Optional.of(entered.getString(1)).filter(person -> !person.isEmpty());
            }
        }
    }
}
