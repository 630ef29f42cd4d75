package org.opencontextgraph.compose.bench.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with the figures of several logs: words of its own, a table with one row per log, and a section per log. A run
 * replaces its log's row and section between marks and leaves everything else as it is.
 */
public final class FiguresPage {
    private static final String GLANCE = "<!-- at a glance -->\n";
    private static final String GLANCE_END = "<!-- end of at a glance -->\n";
    private static final String HEAD = """
            | log | people | traces | **steps counted** | variants only | traces as exact variants | lag in days: half, 90 % \
            | withdrawn when 0.5 % leave | when 5 % leave |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;
    private static final Pattern SECTION = Pattern.compile("(?s)<!-- log ([^ ]+) -->\n.*?<!-- end of log \\1 -->\n");

    private FiguresPage() {}

    /**
     * @param page as it is; empty when there is none
     * @param origin how the figures were made: command line, date, commit
     * @throws IllegalArgumentException when the page is not one of ours
     */
    public static String with(String page, LogFigures figures, String origin) {
        String known = page.isBlank() ? "# Release figures\n\n" + GLANCE + GLANCE_END : page;
        int from = known.indexOf(GLANCE);
        int to = known.indexOf(GLANCE_END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("it has no place for the table at a glance: " + GLANCE.strip());
        }
        String glance = glance(known.substring(from + GLANCE.length(), to), figures);
        return sections(known.substring(0, from) + GLANCE + glance + known.substring(to), figures, origin);
    }

    private static String glance(String table, LogFigures figures) {
        TreeMap<String, String> rows = new TreeMap<>();
        table.lines()
                .skip(2)
                .filter(line -> line.startsWith("| "))
                .forEach(line -> rows.put(line.substring(2, line.indexOf(" |", 2)), line));
        SettingFigures at = figures.standard();
        rows.put(
                figures.process(),
                String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,d | **%s** | %s | %s | %s, %s | %s | %s |",
                        figures.process(),
                        figures.persons(),
                        figures.traces(),
                        FiguresSection.percent(at.steps()),
                        FiguresSection.percent(at.stepsOfVariants()),
                        FiguresSection.percent(at.traces()),
                        FiguresSection.days(at.lagMedianDays()),
                        FiguresSection.days(at.lagP90Days()),
                        FiguresSection.percent(at.withdrawnFew()),
                        FiguresSection.percent(at.withdrawnMany())));
        return HEAD + String.join("\n", rows.values()) + "\n";
    }

    private static String sections(String page, LogFigures figures, String origin) {
        String name = figures.process();
        String section = "<!-- log " + name + " -->\n" + FiguresSection.of(figures, origin) + "<!-- end of log " + name
                + " -->\n";
        List<String> sections = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Matcher matcher = SECTION.matcher(page);
        int end = 0;
        TreeMap<String, String> byName = new TreeMap<>();
        while (matcher.find()) {
            words.append(page, end, matcher.start());
            byName.put(matcher.group(1), matcher.group());
            end = matcher.end();
        }
        words.append(page, end, page.length());
        byName.put(name, section);
        sections.add(words.toString().strip() + "\n");
        sections.addAll(byName.values());
        return String.join("\n", sections);
    }
}
