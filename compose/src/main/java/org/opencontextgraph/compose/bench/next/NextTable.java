package org.opencontextgraph.compose.bench.next;

import java.util.Locale;
import java.util.Map;

/** The figures in Markdown: one table for the model alone, one through the gate. */
public final class NextTable {
    private static final String HEAD = """
            | log | setting | accuracy | among the likeliest three | weighted F1 | calibration error | error of the time, days | nothing said | half-life, days |
            |---|---|--:|--:|--:|--:|--:|--:|--:|
            """;

    private NextTable() {}

    public static String of(Map<String, NextFigures> logs) {
        StringBuilder model = new StringBuilder("## Model alone\n\n" + HEAD);
        StringBuilder gate = new StringBuilder("## Through the gate\n\n" + HEAD);
        logs.forEach((log, figures) -> {
            figures.model().forEach((setting, score) -> model.append(row(log, setting, score)));
            figures.gate().forEach((setting, score) -> gate.append(row(log, setting, score)));
        });
        return model + "\n" + gate;
    }

    private static String row(String log, String setting, Score score) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.4f | %.4f | %.4f | %.3f | %.2f | %.1f %% | %s |\n",
                log,
                setting,
                score.accuracy(),
                score.top3(),
                score.f1(),
                score.ece(),
                score.maeDays(),
                100 * score.silent(),
                score.halfLifeDays() == 0 ? "–" : String.format(Locale.ROOT, "%.1f", score.halfLifeDays()));
    }
}
