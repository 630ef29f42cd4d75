package org.opencontextgraph.ingest.connector;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.opencontextgraph.schema.id.ProcessKey;

/** Reads a mapping table from CSV and refuses what is wrong in it; lines that begin with # are headings. */
final class MappingReader {
    private static final List<String> COLUMNS = List.of("told", "step", "process", "why");
    private static final Pattern TOLD =
            Pattern.compile("[a-z][a-z0-9_-]*\\.(\\*|[a-z][a-z0-9_-]*(:[a-z][a-z0-9_-]*)?)");
    private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*){2}(:[a-z][a-z0-9-]*)?");

    private final String file;
    private final List<MappingRow> rows = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private long line = 1;

    private MappingReader(String file) {
        this.file = file;
    }

    static List<MappingRow> read(String file, InputStream in) {
        MappingReader reader = new MappingReader(file);
        // A decoder of its own refuses bytes that are not UTF-8 instead of replacing them.
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            reader.readAll(csv);
        } catch (CsvParseException e) {
            throw reader.broken("why", "the CSV is malformed from here on");
        } catch (IOException | UncheckedIOException e) {
            throw reader.broken("told", "cannot be read from here on, or is not UTF-8");
        }
        return reader.rows;
    }

    private void readAll(CsvReader<CsvRecord> csv) {
        boolean header = true;
        for (CsvRecord fields : csv) {
            line = fields.getStartingLineNumber();
            if (header) {
                readHeader(fields.getFields());
                header = false;
            } else {
                readRow(fields.getFields());
            }
        }
        if (rows.isEmpty()) {
            throw broken("told", "the table has no rows");
        }
    }

    private void readHeader(List<String> fields) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (i >= fields.size() || !COLUMNS.get(i).equals(fields.get(i))) {
                throw broken(COLUMNS.get(i), "the header must be " + String.join(",", COLUMNS));
            }
        }
    }

    private void readRow(List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            throw broken(
                    COLUMNS.get(Math.min(fields.size(), COLUMNS.size() - 1)),
                    "the row has " + fields.size() + " fields, not " + COLUMNS.size());
        }
        String told = fields.get(0);
        if (!TOLD.matcher(told).matches()) {
            throw broken("told", "must be type.action, type.action:state or type.*");
        }
        if (!known.add(told)) {
            throw broken("told", "has a row already");
        }
        rows.add(new MappingRow(told, meaning(fields.get(1), fields.get(2), fields.get(3)), fields.get(3)));
    }

    private Meaning meaning(String step, String process, String why) {
        if (step.isEmpty() && process.isEmpty()) {
            if (why.isBlank()) {
                throw broken("why", "a row without step and process must say why");
            }
            return new Meaning.Ignored(why);
        }
        if (!STEP.matcher(step).matches()) {
            throw broken("step", "must be tool.object.verb or tool.object.verb:state");
        }
        try {
            return new Meaning.Mapped(step, new ProcessKey(process).value(), rows.size());
        } catch (IllegalArgumentException e) {
            throw broken("process", "must be the key of a process");
        }
    }

    private BrokenTableException broken(String column, String reason) {
        return new BrokenTableException(file + ", line " + line + ", column " + column + ": " + reason);
    }
}
