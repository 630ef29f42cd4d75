package org.opencontextgraph.compose.bench.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@code ocg bench ingest} measured.
 *
 * @param connectors by their kinds
 */
public record IngestResult(Map<String, ConnectorFigures> connectors, UnderLoad load, MemoryFigures memory) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new Thousandths())
                    .addSerializer(Double.TYPE, new Thousandths()))
            .build();

    public IngestResult {
        connectors = new TreeMap<>(connectors);
    }

    private record Figures(
            Map<String, Long> eventsPerS,
            double ratioCopy,
            double cdcRatio,
            double memoryFlat,
            double ratioAgain,
            Map<String, Double> ratioCopyPerConnector,
            IngestResult measured) {}

    /** All connectors one after the other against COPY and merge of all their rows, one after the other. */
    double ratioCopy() {
        return sum(ConnectorFigures::copySeconds) / sum(ConnectorFigures::seconds);
    }

    /** The same when all rows are known already, against the first time. */
    double ratioAgain() {
        return sum(ConnectorFigures::seconds) / sum(it -> it.seconds() / it.ratioAgain());
    }

    private double sum(java.util.function.ToDoubleFunction<ConnectorFigures> figure) {
        return connectors.values().stream().mapToDouble(figure).sum();
    }

    public String json() {
        try {
            return JSON.writeValueAsString(new Figures(
                    per(it -> Math.round(it.eventsPerS())),
                    ratioCopy(),
                    load.ratio(),
                    memory.flat(),
                    ratioAgain(),
                    per(ConnectorFigures::ratioCopy),
                    this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }

    private <T> Map<String, T> per(java.util.function.Function<ConnectorFigures, T> figure) {
        return connectors.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> figure.apply(it.getValue()), (one, _) -> one, TreeMap::new));
    }

    public void print(PrintWriter out) {
        connectors.forEach((kind, it) -> {
            out.printf(
                    Locale.ROOT,
                    "%-13s %,8d events  %,8.0f a second to the last row; COPY and merge %,8.0f: %.2f%n",
                    kind,
                    it.events(),
                    it.eventsPerS(),
                    it.events() / it.copySeconds(),
                    it.ratioCopy());
            out.printf(
                    Locale.ROOT,
                    "%-13s %.2f s, of it %.2f s until all was sent%s; all known already: %.2f of the rate (COPY: %.2f)%n",
                    "",
                    it.seconds(),
                    it.readSeconds(),
                    it.toolSeconds() > 0
                            ? String.format(Locale.ROOT, " (beside it the tool itself: %.2f s)", it.toolSeconds())
                            : "",
                    it.ratioAgain(),
                    it.copySeconds() / it.copyAgainSeconds());
        });
        out.printf(
                Locale.ROOT,
                "all of them   %.2f of COPY and merge; all known already: %.2f of the rate%n",
                ratioCopy(),
                ratioAgain());
        out.printf(
                Locale.ROOT,
                "under load    %,.0f events a second written by %s (%,.0f when nobody reads), %,.0f read: %.2f; %.1f s"
                        + " behind at the end%n",
                load.writtenPerS(),
                load.writer(),
                load.alonePerS(),
                load.readPerS(),
                load.ratio(),
                load.behindSeconds());
        out.printf(
                Locale.ROOT,
                "memory        %,d events of %s: live heap %s MB, last third %.2f of the first; resident %,d MB, -Xmx"
                        + " %,d MB%n",
                memory.events(),
                memory.connector(),
                memory.megabytes().isEmpty()
                        ? "?"
                        : memory.megabytes().getFirst() + " … "
                                + memory.megabytes().getLast(),
                memory.flat(),
                memory.residentMegabytes(),
                memory.mostMegabytes());
    }

    /** Nobody reads more of a figure. */
    private static final class Thousandths extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        Thousandths() {
            super(Double.class);
        }

        @Override
        public void serialize(Double figure, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(Math.round(figure * 1000) / 1000.0);
        }
    }
}
