package org.opencontextgraph.compose.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opencontextgraph.compose.privacy.verify.Outcome;
import org.opencontextgraph.compose.privacy.verify.Verdict;
import org.opencontextgraph.compose.privacy.verify.Violation;

/** What {@code ocg privacy verify} answers. */
public record VerdictReport(boolean sound, List<Outcome> claims) {
    private static final int SHOWN = 20;

    public VerdictReport {
        claims = List.copyOf(claims);
    }

    public static VerdictReport of(Verdict verdict) {
        return new VerdictReport(verdict.isSound(), verdict.outcomes());
    }

    public String json() {
        return Json.line(this);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Outcome claim : claims) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s %,9d checked   %s",
                    claim.claim(),
                    claim.checked(),
                    claim.violations().isEmpty() ? "holds" : claim.violations().size() + " VIOLATIONS"));
            claim.notes().forEach(note -> lines.add("               " + note));
        }
        List<Violation> violations =
                claims.stream().flatMap(it -> it.violations().stream()).toList();
        if (!violations.isEmpty()) {
            lines.add("");
            violations.stream()
                    .limit(SHOWN)
                    .map(it -> it.claim() + ": " + it.unit() + " " + it.found())
                    .forEach(lines::add);
            if (violations.size() > SHOWN) {
                lines.add("and " + (violations.size() - SHOWN) + " more; --json lists all");
            }
        }
        lines.add("");
        lines.add(
                violations.isEmpty() ? "SOUND: every claim holds" : "NOT SOUND: " + violations.size() + " violations");
        return lines;
    }
}
