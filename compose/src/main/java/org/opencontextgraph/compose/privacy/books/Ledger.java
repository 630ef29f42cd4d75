package org.opencontextgraph.compose.privacy.books;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;

/** The private membership: who is in which unit now, and who was, as far as it is remembered. */
public final class Ledger {
    private final Map<String, LedgerEntry> last = new LinkedHashMap<>();
    private final Map<String, Set<Occurrence>> now = new HashMap<>();
    private final Map<String, Set<Occurrence>> ever = new HashMap<>();
    private final Map<Occurrence, Set<String>> units = new LinkedHashMap<>();
    private final Map<TraceKey, Set<Integer>> positions = new HashMap<>();

    /** @param records {@code release.ledger.v1} */
    public static Ledger of(List<Written> records) {
        Ledger ledger = new Ledger();
        records.forEach(ledger::read);
        ledger.last.values().stream()
                .filter(entry -> entry.getPlace() == Place.PUBLISHED)
                .forEach(entry -> add(ledger.now, unit(entry), occurrence(entry)));
        return ledger;
    }

    /** What this unit counts. */
    public Set<Occurrence> members(String unit) {
        return now.getOrDefault(unit, Set.of());
    }

    /** What this unit counted when it was published; what was forgotten since (a person who left) may be missing. */
    public Set<Occurrence> membersEver(String unit) {
        return ever.getOrDefault(unit, Set.of());
    }

    /** Units that somebody is in now. */
    public Set<String> units() {
        return now.keySet();
    }

    /** Everything that ever was in a unit, as far as it is remembered. */
    public Set<Occurrence> occurrences() {
        return units.keySet();
    }

    /** All units that this occurrence, or the whole or a part that it overlaps, ever was in. */
    public Set<String> unitsOf(Occurrence occurrence) {
        Set<String> found = new LinkedHashSet<>();
        for (int position : positions.getOrDefault(occurrence.key(), Set.of())) {
            boolean overlaps = position == occurrence.position()
                    || position == Occurrence.WHOLE
                    || occurrence.position() == Occurrence.WHOLE;
            if (overlaps) {
                found.addAll(units.getOrDefault(new Occurrence(occurrence.key(), position), Set.of()));
            }
        }
        return found;
    }

    private void read(Written written) {
        String key = String.valueOf(written.key());
        if (written.isTombstone()) {
            last.remove(key);
        } else if (written.message() instanceof LedgerEntry entry) {
            last.put(key, entry);
            if (entry.getUnit() != null) {
                add(ever, unit(entry), occurrence(entry));
                positions
                        .computeIfAbsent(occurrence(entry).key(), _ -> new TreeSet<>())
                        .add(entry.getPosition());
                units.computeIfAbsent(occurrence(entry), _ -> new LinkedHashSet<>())
                        .add(unit(entry));
            }
        }
    }

    private static void add(Map<String, Set<Occurrence>> members, String unit, Occurrence occurrence) {
        members.computeIfAbsent(unit, _ -> new LinkedHashSet<>()).add(occurrence);
    }

    private static String unit(LedgerEntry entry) {
        return String.valueOf(entry.getUnit());
    }

    private static Occurrence occurrence(LedgerEntry entry) {
        return new Occurrence(new TraceKey(entry.getPerson(), entry.getTrace()), entry.getPosition());
    }
}
