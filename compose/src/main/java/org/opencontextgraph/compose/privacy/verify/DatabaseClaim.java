package org.opencontextgraph.compose.privacy.verify;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.DatabaseRow;
import org.opencontextgraph.schema.message.Unit;

/** I4: the database answers from the units that are shown, each as it was published, and from nothing else. */
final class DatabaseClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("database");
        Set<String> shown = new HashSet<>();
        for (Unit unit : books.released().live()) {
            if (books.released().isShown(unit.getUnit())) {
                shown.add(unit.getUnit());
                DatabaseRow found = books.rows().get(unit.getUnit());
                findings.count();
                if (found == null) {
                    findings.require(false, unit.getUnit(), "is shown, but is not in the database");
                } else {
                    compare(unit.getUnit(), DatabaseRow.expected(unit), found, findings);
                }
            }
        }
        for (String unit : books.rows().keySet()) {
            findings.require(shown.contains(unit), unit, "is in the database, but is no unit that is shown");
        }
        return findings.outcome();
    }

    private static void compare(String unit, DatabaseRow expected, DatabaseRow found, Findings findings) {
        for (Map.Entry<String, String> column : expected.columns().entrySet()) {
            String value = found.columns().getOrDefault(column.getKey(), column.getValue());
            findings.require(
                    value.equals(column.getValue()),
                    unit,
                    "has " + column.getKey() + " " + value + " in the database, and was published with "
                            + column.getValue());
        }
        if (!found.edges().equals(expected.edges())) {
            Set<String> edges = new TreeSet<>();
            expected.edges().forEach((edge, count) -> {
                if (!count.equals(found.edges().get(edge))) {
                    edges.add(String.join(" → ", edge));
                }
            });
            findings.require(
                    false,
                    unit,
                    "has other edges in the database than its steps make" + (edges.isEmpty() ? "" : ": " + edges));
        }
    }
}
