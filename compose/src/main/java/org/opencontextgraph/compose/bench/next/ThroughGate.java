package org.opencontextgraph.compose.bench.next;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencontextgraph.compose.bench.release.GateRun;
import org.opencontextgraph.query.server.context.Rounding;
import org.opencontextgraph.query.server.suggest.Shown;
import org.opencontextgraph.query.server.suggest.UnitSteps;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** The model as an instance has it: each case is a person, and nothing but published units is learned, rounded. */
final class ThroughGate {
    /** As the API shows it. */
    static final Shown ROUNDED = (count, k, _) -> Rounding.TO_K.shown(count, k);

    private ThroughGate() {}

    static List<UnitSteps> units(List<Case> cases, ReleaseSettings gate) {
        List<UnitSteps> units = new ArrayList<>();
        GateRun run = new GateRun(gate, decision -> {
            if (decision instanceof Publish published) {
                units.add(steps(published.unit()));
            }
        });
        run.take(cases.stream()
                .sorted(Comparator.comparingLong(Case::end))
                .map(ThroughGate::trace)
                .toList());
        return units;
    }

    private static Trace trace(Case one) {
        return new Trace(
                "log",
                "everyone",
                "log",
                one.name(),
                one.name(),
                new ArrayList<>(one.steps()),
                new ArrayList<>(one.times()));
    }

    private static UnitSteps steps(Unit unit) {
        return new UnitSteps(
                unit.getUnit(),
                unit.getCut(),
                unit.getK(),
                unit.getLevel() == Level.L0,
                unit.getSteps(),
                unit.getBegins(),
                unit.getEnds(),
                unit.getCount(),
                unit.getWindowEnd(),
                unit.getGaps());
    }
}
