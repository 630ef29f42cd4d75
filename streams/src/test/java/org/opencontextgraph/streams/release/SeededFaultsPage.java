package org.opencontextgraph.streams.release;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.opencontextgraph.streams.release.FaultCatchers.Catcher;
import org.opencontextgraph.streams.release.SeededFaults.Catch;

/** The page docs/seeded-faults.md. */
final class SeededFaultsPage {
    static final Pattern ROW = Pattern.compile("\\| \\d\\d \\|.*");

    /** Under the table's head. */
    private static final String RULE = "|---|---|---|---|---|---|---|---|---|\n";

    /** Number, fault and rule come before the catchers. */
    private static final int FIRST_CATCHER = 3;

    private SeededFaultsPage() {}

    /**
     * @param before the page as it is: what stands above the table stays, and so do rows about other faults
     * @param caught by number, who caught it
     */
    static String of(List<SeededFault> faults, String before, Map<String, Map<Catcher, Catch>> caught) {
        int table = before.indexOf(RULE) + RULE.length();
        StringBuilder page = new StringBuilder(before.substring(0, table));
        Map<String, String> rows = new TreeMap<>();
        before.lines()
                .filter(line -> ROW.matcher(line).matches())
                .forEach(line -> rows.put(line.substring(2, 4), line));
        Map<Catcher, Integer> sums = new EnumMap<>(Catcher.class);
        for (SeededFault fault : faults) {
            Map<Catcher, Catch> by = caught.get(fault.number());
            if (by != null) {
                rows.put(fault.number(), row(fault, by));
            }
            String row = rows.get(fault.number());
            if (row == null) {
                continue; // nobody has looked for it yet
            }
            String[] cells = row.split(" \\| ", -1);
            int cell = FIRST_CATCHER;
            for (Catcher catcher : Catcher.values()) {
                sums.merge(catcher, cells[cell++].startsWith("–") ? 0 : 1, Integer::sum);
            }
            page.append(row).append("\n");
        }
        page.append("\nOf " + faults.size() + " faults");
        for (Catcher catcher : Catcher.values()) {
            page.append(", " + catcher.name().toLowerCase(Locale.ROOT) + " caught " + sums.get(catcher));
        }
        return page.append(".\n").toString();
    }

    private static String row(SeededFault fault, Map<Catcher, Catch> by) {
        StringBuilder row = new StringBuilder("| " + fault.number() + " | " + fault.fault() + " | " + fault.breaks());
        for (Catcher catcher : Catcher.values()) {
            Catch one = by.get(catcher);
            row.append(" | ").append(one == null ? "–" : cell(one));
        }
        return row.append(" |" + (by.isEmpty() ? " " + SeededFaults.NOBODY : ""))
                .toString();
    }

    private static String cell(Catch one) {
        String[] names = one.what().split(", ", -1);
        String what = one.histories() == 0 && names.length > 1
                ? names[0] + " and " + (names.length - 1) + " more"
                : one.what();
        String safe = what.replace("|", "/").replace("<", "&lt;");
        return one.histories() == 0 ? safe : one.histories() + ": " + safe;
    }
}
