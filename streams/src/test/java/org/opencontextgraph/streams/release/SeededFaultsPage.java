package org.opencontextgraph.streams.release;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.streams.release.FaultCatchers.Catcher;
import org.opencontextgraph.streams.release.SeededFaults.Catch;

/** The page docs/seeded-faults.md. */
final class SeededFaultsPage {
    private SeededFaultsPage() {}

    static String of(List<SeededFault> faults, List<Map<Catcher, Catch>> caught, int histories) {
        StringBuilder page = new StringBuilder("""
                # Seeded faults

                Who notices when the release gate is wrong? Each row is a fault that we put into a copy of the gate
                (`streams/src/test/faults`); the catchers then looked at the faulty gate. Never is there a switch for it in the
                product. This page is made by

                    ./ocg test -pl streams -Dtest=SeededFaults

                and the normal tests see to it that every fault still fits into today's gate. A number says after how many
                random histories a catcher stumbled, of %d; – means that it did not. The catchers:

                - *examples*: `ReleaseGateTest` and `ReleaseStageTest`, by the name of the first test that fails
                - *invariants*: `ReleaseChecker`, which knows the rules of [release-gate.md](release-gate.md) and no algorithm
                - *oracle*: the same rows as from `PlainGate`
                - *pieces*: the same with the smallest budgets and with restarts as in one piece
                - *plain*: with k = 1 and without caps and I9, the same counts as plain aggregation
                - *verify*: `LedgerCheck`, the ledger's rows beside the units', as can be done on a running instance

                | | fault | breaks | examples | invariants | oracle | pieces | plain | verify |
                |---|---|---|---|---|---|---|---|---|
                """.formatted(histories));
        Map<Catcher, Integer> sums = new EnumMap<>(Catcher.class);
        for (int i = 0; i < faults.size(); i++) {
            SeededFault fault = faults.get(i);
            Map<Catcher, Catch> by = caught.get(i);
            page.append("| " + fault.number() + " | " + fault.fault() + " | " + fault.breaks() + " |");
            for (Catcher catcher : Catcher.values()) {
                Catch one = by.get(catcher);
                page.append(" ").append(one == null ? "–" : cell(one)).append(" |");
                if (one != null) {
                    sums.merge(catcher, 1, Integer::sum);
                }
            }
            page.append(by.isEmpty() ? " " + SeededFaults.NOBODY : "").append("\n");
        }
        page.append("\nOf " + faults.size() + " faults");
        for (Catcher catcher : Catcher.values()) {
            page.append(", " + catcher.name().toLowerCase(java.util.Locale.ROOT) + " caught "
                    + sums.getOrDefault(catcher, 0));
        }
        return page.append(".\n").toString();
    }

    private static String cell(Catch one) {
        String[] names = one.what().split(", ", -1);
        String what = one.histories() == 0 && names.length > 1
                ? names[0] + " and " + (names.length - 1) + " more"
                : one.what();
        String safe = what.replace("|", "\\|").replace("<", "&lt;");
        return one.histories() == 0 ? safe : one.histories() + ": " + safe;
    }
}
