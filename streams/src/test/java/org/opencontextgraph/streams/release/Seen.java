package org.opencontextgraph.streams.release;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** What a reader of the unit topic holds after everything that was decided; it believes all of it. */
final class Seen {
    final Map<String, Publish> published = new LinkedHashMap<>();
    final Map<String, Publish> live = new LinkedHashMap<>();
    final Map<String, CutTiming> timings = new LinkedHashMap<>();
    final Set<String> hidden = new HashSet<>();

    static Seen of(GateRun run) {
        Seen seen = new Seen();
        run.decisions.forEach(seen::see);
        return seen;
    }

    void see(ReleaseDecision decision) {
        switch (decision) {
            case Publish publish -> {
                published.put(publish.unit().getUnit(), publish);
                live.put(publish.unit().getUnit(), publish);
            }
            case ReleaseDecision.PublishTiming(CutTiming timing) -> timings.put(timing.getCut(), timing);
            case ReleaseDecision.Hide(SpecificRecord row) -> hidden.add(id(row));
            case ReleaseDecision.Show(SpecificRecord row) -> hidden.remove(id(row));
            case ReleaseDecision.Withdraw(SpecificRecord row) -> {
                live.remove(id(row));
                timings.remove(id(row));
                hidden.remove(id(row));
            }
            default -> {}
        }
    }

    static String id(SpecificRecord row) {
        return row instanceof Unit unit ? unit.getUnit() : ((CutTiming) row).getCut();
    }
}
