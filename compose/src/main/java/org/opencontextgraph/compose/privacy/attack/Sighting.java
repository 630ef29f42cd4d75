package org.opencontextgraph.compose.privacy.attack;

import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Policy;
import org.opencontextgraph.schema.message.Unit;

/**
 * What everybody could see happen to one row, and what nobody could: whose it was.
 *
 * @param moment sightings of one moment were seen together
 * @param shown whether the row is to be seen from now on, or no longer
 * @param members what the row counts, as it is here; empty if nobody remembers
 */
public record Sighting(long moment, boolean shown, Unit row, Set<Occurrence> members) {
    public Sighting {
        members = Set.copyOf(members);
    }

    String id() {
        return row.getUnit();
    }

    /** Persons that there have to be, whatever the gate says that it was content with. */
    int k() {
        return Math.max(Policy.FLOOR, row.getK());
    }

    Set<String> persons() {
        return persons(members);
    }

    /** Without the members, which may be thousands. */
    @Override
    public int hashCode() {
        return id().hashCode() * 31 + Long.hashCode(moment);
    }

    static Set<String> persons(Set<Occurrence> occurrences) {
        return occurrences.stream().map(Occurrence::person).collect(Collectors.toSet());
    }
}
