package org.opencontextgraph.compose.privacy.attack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/** Reads the published labels: one that holds an address or an account's name names somebody, and `other` is nobody's label. */
final class LabelScan implements Attack {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final String OTHER = "other";

    private final Identities identities;

    LabelScan(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Result on(PublishedHistory history) {
        Loot loot = new Loot("labels");
        Map<String, Sighting> rows = new HashMap<>();
        Map<String, Set<Occurrence>> carriers = new HashMap<>();
        Map<String, Persons> known = new HashMap<>();
        for (Sighting row : history.rows()) {
            for (String step : row.row().getSteps()) {
                rows.putIfAbsent(step, row);
                carriers.computeIfAbsent(step, _ -> new HashSet<>()).addAll(row.members());
                known.merge(step, row.known(), Persons::and);
            }
        }
        rows.forEach((label, row) -> {
            boolean names = ADDRESS.matcher(label).find() || identities.areIn(label);
            String how = names ? "a label names somebody" : "the label " + label;
            loot.isolate(
                    row.id(),
                    how,
                    names || label.equals(OTHER)
                            ? 1
                            : known.getOrDefault(label, Persons.NEVER_MERGED)
                                    .of(carriers.getOrDefault(label, Set.of()))
                                    .size(),
                    row.k());
        });
        return loot.result();
    }
}
