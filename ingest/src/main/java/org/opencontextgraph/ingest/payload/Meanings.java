package org.opencontextgraph.ingest.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.MappingRow;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.Meaning;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.UnfitException;

/**
 * What the words of a tool mean.
 *
 * @param table the steps
 * @param readersChange rows of it about who may read what; they hold no event
 */
public record Meanings(MappingTable table, Set<String> readersChange) {
    private static final String FILE = "mapping.csv";

    public Meanings {
        readersChange = Set.copyOf(readersChange);
    }

    /** @param connector a class of the connector: the file `mapping.csv` stands beside it */
    public static Meanings read(Class<?> connector, Set<String> readersChange) {
        String room =
                connector.getPackageName().substring(connector.getPackageName().lastIndexOf('.') + 1);
        try (InputStream in = Objects.requireNonNull(connector.getResourceAsStream(FILE), FILE)) {
            return new Meanings(MappingTable.read(room + "/" + FILE, in), readersChange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What it comes to.
     *
     * @param told in the form of the table
     * @param happening read only if it has a meaning, so that nothing is refused for what nobody wants to know
     * @throws UnfitException when it has a meaning and is broken
     */
    public Answer answer(String told, Supplier<Happening> happening) {
        @Nullable MappingRow row = table.row(told).orElse(null);
        if (row == null) {
            return new Answer.Unmapped(told);
        }
        return switch (row.meaning()) {
            case Meaning.Mapped mapped -> mapped(row.told(), mapped, happening.get());
            case Meaning.Ignored(String why) ->
                readersChange.contains(row.told())
                        ? new Answer.AskPermissions(row.told())
                        : new Answer.Ignored(row.told(), why);
            case Meaning.Unknown() -> new Answer.Unmapped(told);
        };
    }

    private static Answer mapped(String told, Meaning.Mapped meaning, Happening it) {
        @Nullable AccountFact by = it.by();
        return new Answer.Mapped(
                told,
                new SourceEvent(
                        it.id(),
                        it.resource(),
                        by == null ? null : by.account(),
                        meaning.process(),
                        meaning.step(),
                        it.time().toEpochMilli(),
                        meaning.rank()),
                by == null ? List.of() : List.of(by));
    }
}
