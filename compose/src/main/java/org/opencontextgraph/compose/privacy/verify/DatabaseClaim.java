package org.opencontextgraph.compose.privacy.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        variants(database, findings);
        Set<String> scopes = new HashSet<>();
        database.rows().values().forEach(row -> scopes.add(row.columns().getOrDefault("scope", "")));
        findings.require(
                scopes.equals(database.scopes()), PLACE, "names other scopes to its readers than its units have");
        database.open().forEach(gap -> findings.require(false, PLACE, gap));
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
                    Set<String> others = new TreeSet<>(found.edges());
                    others.removeAll(expected.edges());
                    findings.require(
                            found.edges().equals(expected.edges()),
                            unit.getUnit(),
                            "has other edges in the database than its steps make: " + others);
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

    private static void compare(
            String row, Map<String, String> expected, Map<String, String> found, Findings findings) {
        expected.forEach((column, value) -> findings.require(
                value.equals(found.get(column)),
                row,
                "has " + column + " " + found.get(column) + " in the database, and was published with " + value));
    }

    /** The same steps have the same variant, and no others have it. */
    private static void variants(Database database, Findings findings) {
        Map<String, String> stepsOf = new HashMap<>();
        Map<String, String> variantOf = new HashMap<>();
        database.rows().forEach((unit, row) -> variant(unit, row.columns(), stepsOf, variantOf, findings));
        database.timings().forEach((cut, columns) -> variant(cut, columns, stepsOf, variantOf, findings));
    }

    private static void variant(
            String row,
            Map<String, String> columns,
            Map<String, String> stepsOf,
            Map<String, String> variantOf,
            Findings findings) {
        String variant = columns.get(DatabaseRow.VARIANT);
        String steps = columns.get("steps");
        if (variant != null && steps != null) {
            findings.require(
                    stepsOf.merge(variant, steps, (first, _) -> first).equals(steps)
                            && variantOf
                                    .merge(steps, variant, (first, _) -> first)
                                    .equals(variant),
                    row,
                    "goes by the variant of other steps in the database");
        }
    }
}
