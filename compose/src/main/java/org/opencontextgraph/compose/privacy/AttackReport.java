package org.opencontextgraph.compose.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.attack.Isolation;
import org.opencontextgraph.compose.privacy.attack.PublishedHistory;
import org.opencontextgraph.compose.privacy.attack.Result;

/**
 * What {@code ocg privacy attack} answers.
 *
 * @param events publications, hidings, returns and withdrawals that the attacks looked at
 * @param forgotten rows that could not be judged, because the ledger no longer knows all their members
 * @param smallest persons of the smallest group that any attack isolates; null: none isolates any
 */
public record AttackReport(
        boolean sound,
        long events,
        long forgotten,
        @Nullable Integer smallest,
        List<Line> attacks) {
    private static final int SHOWN = 20;

    /** @param smallest persons of the smallest group that this attack isolates; null: it isolates none */
    public record Line(
            String attack, long tried, @Nullable Integer smallest, List<Isolation> leaks, List<String> notes) {
        static Line of(Result result) {
            return new Line(result.attack(), result.tried(), orNull(result.smallest()), result.leaks(), result.notes());
        }
    }

    public AttackReport {
        attacks = List.copyOf(attacks);
    }

    static AttackReport of(List<Result> results, PublishedHistory history) {
        return new AttackReport(
                results.stream().allMatch(it -> it.leaks().isEmpty()),
                history.sightings().size(),
                history.forgotten(),
                orNull(results.stream()
                        .flatMapToInt(it -> it.smallest().stream())
                        .min()),
                results.stream().map(Line::of).toList());
    }

    public String json() {
        return Json.line(this);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%,d events in the published history", events));
        if (forgotten > 0) {
            lines.add(forgotten + " rows not judged: who left is forgotten, and so are members of what went with them");
        }
        lines.add("");
        for (Line it : attacks) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-17s %,10d tried   %s%s",
                    it.attack(),
                    it.tried(),
                    it.smallest() == null ? "isolates nobody" : "smallest group " + it.smallest(),
                    it.leaks().isEmpty() ? "" : ", " + it.leaks().size() + " LEAKS"));
            it.notes().forEach(note -> lines.add("                  " + note));
        }
        List<String> leaks = attacks.stream()
                .flatMap(it -> it.leaks().stream()
                        .map(leak -> it.attack() + ": " + leak.where() + " (" + leak.how() + ") isolates "
                                + leak.persons() + " of the " + leak.k() + " it needs"))
                .toList();
        if (!leaks.isEmpty()) {
            lines.add("");
            lines.addAll(leaks.subList(0, Math.min(SHOWN, leaks.size())));
            if (leaks.size() > SHOWN) {
                lines.add("and " + (leaks.size() - SHOWN) + " more; --json lists all");
            }
        }
        lines.add("");
        String group =
                smallest == null ? "no group is isolated" : "the smallest group that is isolated has " + smallest;
        lines.add((sound ? "SOUND: " : "NOT SOUND: ") + group + (smallest == null ? "" : " persons"));
        return lines;
    }

    private static @Nullable Integer orNull(OptionalInt persons) {
        return persons.isPresent() ? persons.getAsInt() : null;
    }
}
