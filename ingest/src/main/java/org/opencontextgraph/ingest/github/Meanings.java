package org.opencontextgraph.ingest.github;

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

/** What GitHub's words mean: the table, and which of its rows ask for permissions. */
final class Meanings {
    private static final String FILE = "mapping.csv";

    /** Rows about who may read what; they hold no event. */
    static final Set<String> READERS_CHANGE = Set.of(
            "installation_repositories.*",
            "member.*",
            "membership.*",
            "organization.*",
            "public.*",
            "repository.created",
            "repository.deleted",
            "repository.privatized",
            "repository.publicized",
            "repository.renamed",
            "repository.transferred",
            "team.*",
            "team_add.*");

    private final MappingTable table;

    private Meanings(MappingTable table) {
        this.table = table;
    }

    static Meanings read() {
        try (InputStream in = Objects.requireNonNull(Meanings.class.getResourceAsStream(FILE), FILE)) {
            return new Meanings(MappingTable.read("github/" + FILE, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MappingTable table() {
        return table;
    }

    /** @param happening read only if it has a meaning, so that nothing is refused for what nobody wants to know */
    Answer answer(String told, Supplier<Happening> happening) {
        MappingRow row = table.row(told).orElse(null);
        if (row == null) {
            return new Answer.Unknown(told);
        }
        return switch (row.meaning()) {
            case Meaning.Mapped mapped -> mapped(row.told(), mapped, happening.get());
            case Meaning.Ignored(String why) ->
                READERS_CHANGE.contains(row.told())
                        ? new Answer.AskPermissions(row.told())
                        : new Answer.Ignored(row.told(), why);
            case Meaning.Unknown() -> new Answer.Unknown(told);
        };
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
