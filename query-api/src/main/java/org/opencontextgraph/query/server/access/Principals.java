package org.opencontextgraph.query.server.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whom a transaction is for. Row-level security shows it rows of this person, and of nobody else. */
public final class Principals {
    private static final String BETWEEN = "\u001f";
    private static final String ENTER = "select personal.enter(?)";

    private Principals() {}

    /**
     * Says who asks until the end of the transaction.
     *
     * @return the person, and others who are the same human by an administrator's word; empty when nobody is known behind the
     *     subject, or more than one human
     */
    public static List<String> enter(Connection transaction, Optional<Subject> subject) throws SQLException {
        try (PreparedStatement enter = transaction.prepareStatement(ENTER)) {
            enter.setString(1, subject.map(Subject::value).orElse(""));
            try (ResultSet entered = enter.executeQuery()) {
                entered.next();
                String persons = entered.getString(1);
                return persons.isEmpty() ? List.of() : List.of(persons.split(BETWEEN, -1));
            }
        }
    }
}
