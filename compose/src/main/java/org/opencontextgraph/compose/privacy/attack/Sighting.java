package org.opencontextgraph.compose.privacy.attack;

import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Policy;
import org.opencontextgraph.schema.message.Unit;

/**
 * What everybody could see happen to one row, and what nobody could: whose it was.
 *
 * @param moment sightings of one moment were seen together
 * @param shown whether the row is to be seen from now on, or no longer
 * @param members what the row counts, as it is here; empty if nobody remembers
 * @param known who its members count as
 */
public record Sighting(long moment, boolean shown, Unit row, Set<Occurrence> members, Persons known) {
    public Sighting {
        members = Set.copyOf(members);
    }

    /** Of members who were never merged. */
    Sighting(long moment, boolean shown, Unit row, Set<Occurrence> members) {
        this(moment, shown, row, members, Persons.NEVER_MERGED);
    }

    String id() {
        return row.getUnit();
    }

    /** Persons that there have to be, whatever the gate says that it was content with. */
    int k() {
        return Math.max(Policy.FLOOR, row.getK());
    }

    Set<String> persons() {
        return known.of(members);
    }

    /** Without the members, which may be thousands. */
    @Override
    public int hashCode() {
        return id().hashCode() * 31 + Long.hashCode(moment);
    }
}
