package org.opencontextgraph.compose.privacy.attack;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads metrics and logs: nobody may be named in either, and no metric may be told apart by a step, a process or a variant (a
 * gauge {@code pool_size{variant=…}} would count a pool).
 */
public final class TextScan {
    /** The value of a metric's label, in Prometheus' text format. */
    private static final Pattern LABEL_VALUE = Pattern.compile("=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Loot loot = new Loot("metrics and logs");
    private final Identities identities;
    private final Set<String> published;

    /** @param published steps and processes, none of which may tell a metric apart */
    public TextScan(Identities identities, Set<String> published) {
        this.identities = identities;
        this.published = Set.copyOf(published);
    }

    public void metric(String where, String line) {
        boolean tells = LABEL_VALUE.matcher(line).results().anyMatch(it -> published.contains(it.group(1)));
        loot.isolate(where, "a metric is told apart by a step or a process", tells ? 1 : 0, 2);
        log(where, line);
    }

    public void log(String where, String line) {
        loot.isolate(where, "somebody is named", identities.areIn(line) ? 1 : 0, 2);
    }

    public void note(String text) {
        loot.note(text);
    }

    public Result result() {
        return loot.result();
    }
}
