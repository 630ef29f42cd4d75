package org.opencontextgraph.ingest.connector;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the words of a tool mean, as data: a CSV with the columns `told,step,process,why`.
 *
 * <p>`told` is what the tool said in a fixed form, `type.action[:state]`; `type.*` stands for everything of a type that has
 * no row of its own, and for the bare type. A row has a step (`tool.object.verb[:state]`) and a process, or the reason why it
 * is ignored on purpose. Rows of things that may happen in one second stand in the order in which they happen, since
 * their position is the events' sequence.
 */
public final class MappingTable {
    private final List<MappingRow> rows;
    private final Map<String, MappingRow> byTold;

    private MappingTable(List<MappingRow> rows) {
        this.rows = List.copyOf(rows);
        byTold = rows.stream().collect(Collectors.toUnmodifiableMap(MappingRow::told, Function.identity()));
    }

    /**
     * Reads a table.
     *
     * @param file its name, for messages
     * @throws BrokenTableException when anything in it is wrong
     */
    public static MappingTable read(String file, InputStream in) {
        return new MappingTable(MappingReader.read(file, in));
    }

    public Meaning meaning(String told) {
        return row(told).map(MappingRow::meaning).orElseGet(Meaning.Unknown::new);
    }

    /** The row that speaks of it: its own, else that of its whole type. */
    public Optional<MappingRow> row(String told) {
        MappingRow own = byTold.get(told);
        if (own != null) {
            return Optional.of(own);
        }
        int dot = told.indexOf('.');
        return Optional.ofNullable(byTold.get((dot < 0 ? told : told.substring(0, dot)) + ".*"));
    }

    public List<MappingRow> rows() {
        return rows;
    }

    /** All steps: the closed vocabulary of the connector. */
    public Set<String> vocabulary() {
        return rows.stream()
                .map(MappingRow::meaning)
                .filter(Meaning.Mapped.class::isInstance)
                .map(it -> ((Meaning.Mapped) it).step())
                .collect(Collectors.toUnmodifiableSet());
    }
}
