package org.opencontextgraph.compose.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.verify.AuditVerdict;

/**
 * What {@code ocg privacy audit} answers.
 *
 * @param entries as many are as they were written, from the first on
 * @param head {@code NUMBER:HASH} of the last of these; null when there is none
 * @param brokenEntry the first one that is not; null: all are
 * @param guardsOff triggers that are not in place: from now on entries can be missing or changed
 */
public record AuditReport(
        boolean sound,
        long entries,
        @Nullable String head,
        @Nullable Long brokenEntry,
        @Nullable String found,
        List<String> guardsOff) {
    public static AuditReport of(AuditVerdict verdict, List<String> guardsOff) {
        return new AuditReport(
                verdict.isSound() && guardsOff.isEmpty(),
                verdict.head().number(),
                verdict.head().number() == 0 ? null : verdict.head().toString(),
                verdict.broken().map(AuditVerdict.Break::number).orElse(null),
                verdict.broken().map(AuditVerdict.Break::found).orElse(null),
                List.copyOf(guardsOff));
    }

    public String json() {
        return Json.line(this);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "audit log      %,9d entries as they were written", entries));
        if (head != null) {
            lines.add("head           " + head);
        }
        lines.add("");
        if (sound) {
            lines.add(
                    entries == 0
                            ? "SOUND: there is no entry"
                            : "SOUND: no entry was changed, left out or put in between");
            lines.add(
                    "Note the head where nobody who runs this machine can change it, and give it to the next check (--head):");
            lines.add("what was cut off at the end, or written anew from some entry on, is seen by that alone.");
        } else {
            if (brokenEntry != null) {
                lines.add("NOT SOUND: entry " + brokenEntry + " " + found);
            }
            guardsOff.forEach(off -> lines.add(
                    "NOT SOUND: the trigger " + off + " is off or gone: what is done need not be in the log"));
        }
        return lines;
    }
}
