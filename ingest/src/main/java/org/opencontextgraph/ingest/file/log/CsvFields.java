package org.opencontextgraph.ingest.file.log;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns only the wanted columns of a CSV record into strings. The same object stands for every record. */
final class CsvFields extends AbstractBaseCsvCallbackHandler<CsvFields> {
    /** What a decoder puts in place of bytes that it cannot read. */
    private static final char REPLACEMENT = '\ufffd';

    private final List<String> header = new ArrayList<>();
    private int @Nullable [] slots;
    private @Nullable String[] values = new String[0];
    private boolean tooMany;
    private boolean garbled;

    /** The columns' names, while the first record is the current one. */
    List<String> header() {
        return List.copyOf(header);
    }

    /** From the next record on, keeps these columns. */
    void keep(List<Integer> columns) {
        int[] wanted = new int[header.size()];
        Arrays.fill(wanted, -1);
        for (int slot = 0; slot < columns.size(); slot++) {
            wanted[columns.get(slot)] = slot;
        }
        values = new String[columns.size()];
        slots = wanted;
    }

    /** The value of the nth kept column; null when the record is too short. */
    @Nullable
    String value(int slot) {
        return values[slot];
    }

    /** What is wrong with the record as it stands. */
    @Nullable
    String fault() {
        if (garbled) {
            return "a name holds bytes that are not UTF-8";
        }
        return tooMany ? "the record has more fields than the header" : null;
    }

    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        Arrays.fill(values, null);
        tooMany = false;
        garbled = false;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (slots == null) {
            header.add(new String(buffer, offset, length).strip());
        } else if (column < slots.length && slots[column] >= 0) {
            String value = new String(buffer, offset, length);
            garbled |= value.indexOf(REPLACEMENT) >= 0;
            values[slots[column]] = value;
        } else {
            tooMany |= column >= slots.length;
        }
    }

    @Override
    protected CsvFields buildRecord() {
        return this;
    }
}
