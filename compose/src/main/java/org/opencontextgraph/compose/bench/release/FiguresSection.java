package org.opencontextgraph.compose.bench.release;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One log's figures in Markdown. Nothing of the log's own text is in it but the name of its process. */
final class FiguresSection {
    private static final String HEAD = """
            | k | window | m | traces as exact variants | **steps counted** | variants only | lag in days: half, 90 % \
            | withdrawn when 0.5 % leave: mean, worst | when 5 % leave | variants | edges | bytes a trace: most, end |
            |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private FiguresSection() {}

    static String of(LogFigures figures, String origin) {
        List<SettingFigures> settings = figures.settings();
        String rows = settings.stream()
                .map(it -> row("| %d | %s | %d".formatted(it.k(), it.window(), it.m()), it))
                .collect(Collectors.joining());
        String ungated = row("| no gate | %s | –".formatted(figures.ungated().window()), figures.ungated());
        return "## " + figures.process() + "\n\n" + facts(figures) + "\n" + HEAD + rows + ungated + "\n"
                + rules(figures) + "\n" + costs(figures) + "\n" + origin.strip() + "\n";
    }

    static String percent(double share) {
        return share > 0.9995 ? "100 %" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String days(double days) {
        return String.format(Locale.ROOT, "%.1f", days);
    }

    private static String facts(LogFigures figures) {
        String nobody = figures.withoutPerson() == 0
                ? ""
                : String.format(
                        Locale.ROOT, " %,d events are nobody's and never reach the gate.", figures.withoutPerson());
        String others = figures.settings().stream()
                .collect(Collectors.toMap(SettingFigures::k, SettingFigures::others, (some, same) -> same))
                .entrySet()
                .stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(it -> String.format(
                        Locale.ROOT,
                        "%,d (%s) for k = %d",
                        it.getValue(),
                        percent((double) it.getValue() / figures.steps()),
                        it.getKey()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%,d people, %,d traces with %,d step occurrences.%s Occurrences that became `other`, because fewer than k"
                        + " people carry their label: %s.\n",
                figures.persons(),
                figures.traces(),
                figures.steps(),
                nobody,
                others);
    }

    private static String row(String setting, SettingFigures it) {
        String lagAndLeaving = it.units() == 0
                ? "– | – | –"
                : "%s, %s | %s, %s | %s"
                        .formatted(
                                days(it.lagMedianDays()),
                                days(it.lagP90Days()),
                                percent(it.withdrawnFew()),
                                percent(it.withdrawnFewWorst()),
                                percent(it.withdrawnMany()));
        return String.format(
                Locale.ROOT,
                "%s | %s | **%s** | %s | %s | %,d | %,d | %,d, %,d |\n",
                setting,
                percent(it.traces()),
                percent(it.steps()),
                percent(it.stepsOfVariants()),
                lagAndLeaving,
                it.variants(),
                it.edges(),
                it.mostBytes(),
                it.bytes());
    }

    private static String rules(LogFigures figures) {
        RuleFigures rules = figures.rules();
        return String.format(
                Locale.ROOT,
                "With %s, of all step occurrences: %s counted in whole sequences, %s in transitions under contexts of four,"
                        + " three, two steps and one. Without the population rule (I9) %s would be counted, without the bound"
                        + " per person (I7) %s, without both %s; the rest is too rare, or `other`.\n",
                name(figures.standard()),
                percent(rules.sequences()),
                rules.transitions().stream().map(FiguresSection::percent).collect(Collectors.joining(", ")),
                percent(rules.withoutPopulation()),
                percent(rules.withoutCaps()),
                percent(rules.withoutBoth()));
    }

    private static String costs(LogFigures figures) {
        long most = figures.settings().stream()
                .mapToLong(SettingFigures::mostOperations)
                .max()
                .orElse(0);
        String bound =
                String.format(Locale.ROOT, "No record of any setting caused more than %,d store operations.", most);
        SpeedFigures speed = figures.speed();
        return speed == null
                ? bound + "\n"
                : String.format(
                        Locale.ROOT,
                        "The gate alone takes %,.0f traces in a second of one processor. The log %d times, one copy after the"
                                + " other: %.2f times the time per trace. %s\n",
                        speed.tracesPerSecond(),
                        speed.times(),
                        speed.timePerTrace(),
                        bound);
    }

    private static String name(SettingFigures it) {
        return "k = %d, windows of %s, m = %d".formatted(it.k(), it.window(), it.m());
    }
}
