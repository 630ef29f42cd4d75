package org.opencontextgraph.query.server;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a table to take along (RFC 4180), which has no place for remarks: so each row says what it is a row of.
 *
 * @param name of the file, without an ending
 * @param fields of a row, in the order of the header; null is an empty field
 */
record Sheet<T>(String name, List<String> header, Function<T, @Nullable Object[]> fields) {
    private static final String STEPS_APART = " → ";
    private static final List<String> ABOUT = List.of("process_key", "filters", "complete_up_to", "k", "release");
    private static final List<String> CUT = List.of("paths_shown", "paths");

    static final Sheet<VariantBody> VARIANTS = new Sheet<>(
            "variants",
            List.of(
                    "variant",
                    "steps",
                    "count",
                    "people",
                    "last_window",
                    "median_seconds",
                    "p25_seconds",
                    "p75_seconds",
                    "p10_seconds",
                    "p90_seconds"),
            row -> new @Nullable Object[] {
                row.variant(),
                String.join(STEPS_APART, row.steps()),
                row.count(),
                row.people(),
                row.lastWindow(),
                row.medianSeconds(),
                row.p25Seconds(),
                row.p75Seconds(),
                row.p10Seconds(),
                row.p90Seconds()
            });

    static final Sheet<EdgeBody> EDGES = new Sheet<>(
            "edges",
            List.of("source", "target", "count", "median_seconds", "people"),
            row -> new @Nullable Object[] {row.source(), row.target(), row.count(), row.medianSeconds(), row.people()});

    static final Sheet<TrendRoutes.PointBody> WINDOWS =
            new Sheet<>("windows", List.of("window", "count", "median_seconds"), row ->
                    new @Nullable Object[] {row.window(), row.count(), row.medianSeconds()});

    byte[] csv(List<T> rows, Provenance provenance) {
        List<String> about = written(about(provenance)).toList();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(Stream.of(header, ABOUT, provenance.cut() == null ? List.<String>of() : CUT)
                    .flatMap(List::stream)
                    .toList());
            for (T row : rows) {
                csv.writeRecord(Stream.concat(written(fields.apply(row)), about.stream())
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object[] about(Provenance provenance) {
        List<@Nullable Object> about = new ArrayList<>();
        about.add(provenance.processKey());
        about.add(provenance.filters().query());
        about.add(provenance.completeUpTo());
        about.add(provenance.k());
        about.add(provenance.release());
        if (provenance.cut() != null) {
            about.add(provenance.cut().pathsShown());
            about.add(provenance.cut().paths());
        }
        return about.toArray();
    }

    private static Stream<String> written(@Nullable Object[] fields) {
        return Arrays.stream(fields).map(value -> value == null ? "" : harmless(value.toString()));
    }

    /** What a spreadsheet would take for a formula is quoted for it (OWASP, CSV injection). */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
