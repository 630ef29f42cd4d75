package org.opencontextgraph.ingest.jira;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.opencontextgraph.ingest.connector.MappingRow;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.Meaning;
import org.opencontextgraph.ingest.connector.SourceEvent;

/** What Jira's words mean: the table, and which of its rows ask for permissions. */
final class Meanings {
    private static final String FILE = "mapping.csv";
    private static final String REMOVED = ":removed";

    /** Rows about who may read what; they hold no event. */
    static final Set<String> READERS_CHANGE = Set.of(
            "change.security",
            "change.project",
            "delivery.project_created",
            "delivery.project_updated",
            "delivery.project_deleted",
            "delivery.project_soft_deleted",
            "delivery.project_restored_deleted",
            "delivery.user_created",
            "delivery.user_updated",
            "delivery.user_deleted");

    private final MappingTable table;

    private Meanings(MappingTable table) {
        this.table = table;
    }

    static Meanings read() {
        try (InputStream in = Objects.requireNonNull(Meanings.class.getResourceAsStream(FILE), FILE)) {
            return new Meanings(MappingTable.read("jira/" + FILE, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MappingTable table() {
        return table;
    }

    /**
     * What it came to.
     *
     * @param told in the form of the table; a removal without a row of its own is a change
     * @param happening read only if it has a meaning, so that nothing is refused for what nobody wants to know
     * @throws UnfitException when it has a meaning and is broken
     */
    Answer answer(String told, Supplier<Happening> happening) {
        String known =
                told.endsWith(REMOVED) && !hasRow(told) ? told.substring(0, told.length() - REMOVED.length()) : told;
        MappingRow row = table.row(known).orElse(null);
        if (row == null) {
            return new Answer.Unknown(known);
        }
        return switch (row.meaning()) {
            case Meaning.Mapped mapped -> mapped(row.told(), mapped, happening.get());
            case Meaning.Ignored(String why) ->
                READERS_CHANGE.contains(row.told())
                        ? new Answer.AskPermissions(row.told())
                        : new Answer.Ignored(row.told(), why);
            case Meaning.Unknown() -> new Answer.Unknown(known);
        };
    }

    private boolean hasRow(String told) {
        return table.row(told).filter(it -> it.told().equals(told)).isPresent();
    }

    private static Answer mapped(String told, Meaning.Mapped meaning, Happening it) {
        Doer doer = it.doer();
        return new Answer.Mapped(
                told,
                new SourceEvent(
                        it.id(),
                        it.resource(),
                        doer == null ? null : doer.account(),
                        meaning.process(),
                        meaning.step(),
                        it.time().toEpochMilli(),
                        meaning.rank()),
                doer == null ? List.of() : doer.facts());
    }
}
