package org.opencontextgraph.ingest.file.log;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a CSV with a header: one event a record, in the columns that the operator mapped. */
final class CsvLogReader {
    /** The longest record in bytes. */
    static final int LONGEST_RECORD = 1 << 20;

    /** Columns named in a refusal, and characters of each: a file may have a million of them. */
    private static final int MOST_LISTED = 60;

    private final Mapping mapping;
    private final Intake intake;
    private long line = 1;

    CsvLogReader(Mapping mapping, Intake intake) {
        this.mapping = mapping;
        this.intake = intake;
    }

    void read(InputStream in, char separator) throws IOException {
        RecordGuard guard = new RecordGuard(in, separator, LONGEST_RECORD);
        CsvFields fields = new CsvFields();
        try (CsvReader<CsvFields> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(fields, guard, StandardCharsets.UTF_8)) {
            Iterator<CsvFields> records = csv.iterator();
            if (!records.hasNext() || guard.cut(records.next().line()) != null) {
                throw intake.refused("no CSV: it has no header line");
            }
            List<String> columns = columns(fields.header());
            fields.keep(columns.stream().map(fields.header()::indexOf).toList());
            events(records, fields, columns, guard);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new BrokenLogException(
                    "after line " + line, "the CSV is malformed; what comes after this is not read");
        }
    }

    private void events(Iterator<CsvFields> records, CsvFields fields, List<String> columns, RecordGuard guard) {
        FoundEvent event = new FoundEvent(mapping);
        Intake.Place place = () -> "line " + line;
        int caseSlot = columns.indexOf(mapping.caseKey());
        while (records.hasNext()) {
            records.next();
            line = fields.line();
            RecordGuard.Cut cut = guard.cut(line);
            if (cut != null) {
                intake.rejectEvent(cut.place(), cut.fault());
                continue;
            }
            String fault = fields.fault();
            if (fault != null) {
                intake.rejectEvent(place.words(), fault);
                continue;
            }
            event.clear();
            for (int i = 0; i < columns.size(); i++) {
                String value = fields.value(i);
                if (value != null) {
                    event.put(columns.get(i), value);
                }
            }
            String caseId = fields.value(caseSlot);
            intake.event(place, caseId, event.activity(), event.person(), event.time, event.order);
        }
    }

    /** The mapped columns, each once. */
    private List<String> columns(List<String> header) throws RefusedLogException {
        List<String> missing = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        need("case", mapping.caseKey(), header, columns, missing);
        need("activity", mapping.activity().isEmpty() ? null : "", header, columns, missing);
        mapping.activity().forEach(column -> need("activity", column, header, columns, missing));
        mapping.person().forEach(column -> need("person", column, header, columns, missing));
        need("time", mapping.time(), header, columns, missing);
        if (mapping.order() != null) {
            need("order", mapping.order(), header, columns, missing);
        }
        if (!missing.isEmpty()) {
            throw intake.refused(String.join("; ", missing) + ". Its columns are: " + listed(header));
        }
        return List.copyOf(columns);
    }

    private static String listed(List<String> header) {
        return header.stream()
                        .limit(MOST_LISTED)
                        .map(name -> name.length() <= MOST_LISTED ? name : name.substring(0, MOST_LISTED) + "…")
                        .collect(Collectors.joining(", "))
                + (header.size() <= MOST_LISTED ? "" : " and " + (header.size() - MOST_LISTED) + " more");
    }

    private static void need(
            String what, @Nullable String column, List<String> header, Set<String> columns, List<String> missing) {
        if (column == null) {
            missing.add("a CSV needs --map " + what + "=COLUMN");
        } else if (header.indexOf(column) != header.lastIndexOf(column)) {
            missing.add("there are two columns '" + column + "' for " + what);
        } else if (header.contains(column)) {
            columns.add(column);
        } else if (!column.isEmpty()) {
            missing.add("there is no column '" + column + "' for " + what);
        }
    }
}
