package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.GoOn;
import org.opencontextgraph.streams.release.ReleaseDecision.Hide;
import org.opencontextgraph.streams.release.ReleaseDecision.PassClock;
import org.opencontextgraph.streams.release.ReleaseDecision.PassClose;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;
import org.opencontextgraph.streams.release.ReleaseDecision.PublishTiming;
import org.opencontextgraph.streams.release.ReleaseDecision.Show;
import org.opencontextgraph.streams.release.ReleaseDecision.Withdraw;

/** One random history against everything that must hold; the same for the tests and for longer campaigns. */
final class HistoryCheck {
    /** Everything the gate remembers that does not depend on how often it was interrupted. */
    private static final String STATE = "AEHILPSTUWY";

    /** Budget with which every record is worked off at once. */
    private static final int WHOLE = 1_000_000;

    private HistoryCheck() {}

    /** Beside the oracle, every invariant, and in pieces. @return what happened */
    static Set<String> everything(long seed) {
        History history = History.of(seed);
        GateRun whole = whole(history);
        Set<String> happened = equalsTheOracle(history, whole);
        keepsTheInvariants(history, whole);
        if (inPieces(history, whole, new Random(~seed))) {
            happened.add("continued");
        }
        return happened;
    }

    /** What was published, hidden, withdrawn and written into the ledger, against RELEASE.md's invariants. */
    static void keepsTheInvariants(History history) {
        keepsTheInvariants(history, told(history, whole(history)));
    }

    /** The same rows, shown or not, as the plainest gate. */
    static void equalsTheOracle(History history) {
        equalsTheOracle(history, whole(history));
    }

    /** In pieces and with restarts, against the same in one piece. @return whether it was ever in pieces */
    static boolean inPieces(History history, Random random) {
        return inPieces(history, told(history, whole(history)), random);
    }

    /** The same with this budget. */
    static boolean inPieces(History history, int budget, Random random) {
        return inPieces(history, told(history, whole(history)), budget, random);
    }

    private static void keepsTheInvariants(History history, GateRun run) {
        told(history, () -> {
            ReleaseChecker.check(history.settings(), history.records(), run);
            assertThat(run.decisions(GoOn.class)).as("no continuation").isEmpty();
        });
    }

    private static Set<String> equalsTheOracle(History history, GateRun run) {
        PlainGate plain = new PlainGate(history.settings(), history.senders());
        told(history, () -> {
            Seen seen = new Seen();
            for (SpecificRecord record : history.records()) {
                plain.receive(record);
                run.send(record).forEach(seen::see);
                if (!(record instanceof Trace || record instanceof Clock)) {
                    assertThat(shown(seen)).as("shown units at once").isEqualTo(plain.shown());
                }
            }
            assertThat(rows(seen.published, unit -> true))
                    .as("published units")
                    .isEqualTo(plain.published.stream().map(PlainUnit::row).collect(Collectors.toSet()));
            assertThat(shown(seen)).as("shown units").isEqualTo(plain.shown());
            assertThat(timings(seen)).as("shown timing rows").isEqualTo(plain.shownTimings());
            assertThat((long) run.rows.count('E')).as("pooled entries").isEqualTo(plain.pooled());
            assertThat(run.decisions(PassClose.class)).as("closed lanes").hasSize(plain.closedLanes.size());
            assertThat(clocks(run)).as("clocks").isEqualTo(plain.complete);
        });
        return happened(history, plain, run);
    }

    private static boolean inPieces(History history, GateRun whole, Random random) {
        return inPieces(history, whole, 1 + random.nextInt(60), random);
    }

    private static boolean inPieces(History history, GateRun whole, int budget, Random random) {
        GateRun pieces = new GateRun(history.settings().withBudget(budget), history.senders());
        int patience = 1 + random.nextInt(8);
        told(history, () -> {
            for (SpecificRecord record : history.records()) {
                pieces.send(record);
                if (random.nextInt(patience) == 0) {
                    pieces.tick();
                }
                if (random.nextInt(30) == 0) {
                    pieces.restart();
                }
            }
            pieces.settle();
            assertThat(essence(pieces)).as("the same rows in the same order").isEqualTo(essence(whole));
            assertThat(clocks(pieces)).as("the same clocks").isEqualTo(clocks(whole));
            assertThat(pieces.rows.content(STATE)).as("the same state").isEqualTo(whole.rows.content(STATE));
            assertThat(whole.continuations).as("no continuation").isZero();
        });
        return pieces.continuations > 0;
    }

    /** A gate that works every record off at once, and has heard nothing yet. */
    private static GateRun whole(History history) {
        return new GateRun(history.settings().withBudget(WHOLE), history.senders());
    }

    private static GateRun told(History history, GateRun run) {
        told(history, () -> history.records().forEach(run::send));
        return run;
    }

    private static void told(History history, Runnable check) {
        try {
            check.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("the history of " + history.name(), e);
        }
    }

    private static Set<String> happened(History history, PlainGate plain, GateRun run) {
        Seen seen = Seen.of(run);
        Set<String> happened = new TreeSet<>(history.happened());
        happened.addAll(plain.happened);
        if (!seen.published.isEmpty()) {
            happened.add("publication");
        }
        if (seen.live.size() < seen.published.size()) {
            happened.add("withdrawal");
        }
        if (!run.decisions(Hide.class).isEmpty()) {
            happened.add("hidden");
        }
        if (!run.decisions(Show.class).isEmpty()) {
            happened.add("shown again");
        }
        return happened;
    }

    private static Set<PlainUnit.Row> shown(Seen seen) {
        return rows(seen.live, unit -> !seen.hidden.contains(unit));
    }

    private static Set<PlainUnit.Row> rows(Map<String, Publish> units, Predicate<String> wanted) {
        return units.values().stream()
                .filter(publish -> wanted.test(publish.unit().getUnit()))
                .map(HistoryCheck::row)
                .collect(Collectors.toSet());
    }

    private static PlainUnit.Row row(Publish publish) {
        Unit unit = publish.unit();
        List<Integer> medians = new ArrayList<>(unit.getGaps());
        if (unit.getTotal() != null) {
            medians.add(unit.getTotal());
        }
        return new PlainUnit.Row(
                unit.getLane(),
                unit.getScope(),
                unit.getProcess(),
                unit.getEpoch(),
                PlainPart.key(unit.getLevel(), unit.getSteps(), unit.getBegins(), unit.getEnds()),
                unit.getWindowEnd(),
                unit.getK(),
                publish.members().stream()
                        .map(member -> member.trace() + "#" + member.position())
                        .collect(Collectors.toSet()),
                medians);
    }

    private static Set<Object> timings(Seen seen) {
        Set<Object> shown = new HashSet<>();
        for (CutTiming timing : seen.timings.values()) {
            if (!seen.hidden.contains(timing.getCut())) {
                List<Quantiles> quantiles = new ArrayList<>(timing.getGaps());
                if (timing.getTotal() != null) {
                    quantiles.add(timing.getTotal());
                }
                shown.add(List.of(
                        List.of(
                                timing.getLane(),
                                timing.getScope(),
                                timing.getProcess(),
                                timing.getEpoch(),
                                PlainPart.key(
                                        timing.getLevel(), timing.getSteps(), timing.getBegins(), timing.getEnds()),
                                timing.getWindowEnd()),
                        quantiles.stream().map(HistoryCheck::values).toList()));
            }
        }
        return shown;
    }

    private static List<Integer> values(Quantiles quantiles) {
        List<Integer> values = new ArrayList<>(List.of(quantiles.getP25(), quantiles.getP75()));
        if (quantiles.getP10() != null && quantiles.getP90() != null) {
            values.addAll(List.of(quantiles.getP10(), quantiles.getP90()));
        }
        return values;
    }

    /** What anybody can see, in order. */
    private static List<ReleaseDecision> essence(GateRun run) {
        return run.decisions.stream()
                .filter(decision -> decision instanceof Publish
                        || decision instanceof PublishTiming
                        || decision instanceof Hide
                        || decision instanceof Show
                        || decision instanceof Withdraw)
                .toList();
    }

    /** The last clock of each lane. */
    private static Map<String, Long> clocks(GateRun run) {
        Map<String, Long> clocks = new HashMap<>();
        run.decisions(PassClock.class)
                .forEach(pass -> clocks.put(pass.clock().getLane(), pass.clock().getThrough()));
        return clocks;
    }
}
