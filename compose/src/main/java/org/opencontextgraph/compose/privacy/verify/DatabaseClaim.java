package org.opencontextgraph.compose.privacy.verify;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Database;
import org.opencontextgraph.compose.privacy.books.DatabaseRow;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Unit;

/** I4: the database answers from the rows that are shown, each as it was published, from nothing else, and to whom it should. */
final class DatabaseClaim implements Claim {
    private static final String PLACE = "the database";

    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("database");
        Database database = books.database();
        units(books, database, findings);
        timings(books, database, findings);
        Set<String> scopes = new HashSet<>();
        database.rows().values().forEach(row -> scopes.add(row.columns().getOrDefault("scope", "")));
        findings.require(
                scopes.equals(database.scopes()), PLACE, "names other scopes to its readers than its units have");
        return findings.outcome();
    }

    private static void units(Books books, Database database, Findings findings) {
        Set<String> shown = new HashSet<>();
        for (Unit unit : books.released().live()) {
            if (books.released().isShown(unit.getUnit())) {
                shown.add(unit.getUnit());
                DatabaseRow found = database.rows().get(unit.getUnit());
                DatabaseRow expected = DatabaseRow.expected(unit);
                findings.count();
                if (found == null) {
                    findings.require(false, unit.getUnit(), "is shown, but is not in the database");
                } else {
                    compare(unit.getUnit(), expected.columns(), found.columns(), findings);
                    findings.require(
                            found.edges().equals(expected.edges()),
                            unit.getUnit(),
                            "has other edges in the database than its steps make");
                }
            }
        }
        for (String unit : database.rows().keySet()) {
            findings.require(shown.contains(unit), unit, "is in the database, but is no unit that is shown");
        }
    }

    private static void timings(Books books, Database database, Findings findings) {
        Set<String> shown = new HashSet<>();
        for (CutTiming timing : books.released().liveTimings()) {
            if (books.released().isShown(timing.getCut())) {
                shown.add(timing.getCut());
                Map<String, String> found = database.timings().get(timing.getCut());
                findings.count();
                if (found == null) {
                    findings.require(false, timing.getCut(), "has quantiles that are shown, but not in the database");
                } else {
                    compare(timing.getCut(), DatabaseRow.expected(timing), found, findings);
                }
            }
        }
        for (String cut : database.timings().keySet()) {
            findings.require(shown.contains(cut), cut, "has quantiles in the database that nobody published");
        }
    }

    /** What stands there instead is not said: whoever forged it may have written a name. */
    private static void compare(
            String row, Map<String, String> expected, Map<String, String> found, Findings findings) {
        expected.forEach((column, value) -> findings.require(
                value.equals(found.get(column)),
                row,
                "has another " + column + " in the database than it was published with"));
    }
}
