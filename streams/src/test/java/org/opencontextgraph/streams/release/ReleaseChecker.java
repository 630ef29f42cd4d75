package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.Member;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** RELEASE.md's invariants over everything that a gate has ever decided. */
final class ReleaseChecker {
    final Map<String, Publish> published = new HashMap<>();
    final Map<String, Publish> live = new HashMap<>();
    final Map<Member, Place> places = new HashMap<>();
    private final Set<Member> forgotten = new HashSet<>();
    private final ReleaseSettings settings;
    private final Map<String, Trace> traces;
    private final Set<Member> everInUnit = new HashSet<>();
    private final Map<String, Long> clocks = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    private ReleaseChecker(ReleaseSettings settings, List<SpecificRecord> records) {
        this.settings = settings;
        this.traces = records.stream()
                .filter(Trace.class::isInstance)
                .map(Trace.class::cast)
                .collect(Collectors.toMap(Trace::getTrace, trace -> trace, (first, again) -> first));
    }

    static ReleaseChecker check(ReleaseSettings settings, List<SpecificRecord> records, GateRun run) {
        ReleaseChecker checker = new ReleaseChecker(settings, records);
        run.decisions.forEach(checker::see);
        checker.conserves(run);
        return checker;
    }

    private void see(ReleaseDecision decision) {
        switch (decision) {
            case Publish publish -> published(publish);
            case ReleaseDecision.Withdraw(Unit unit) -> {
                Publish was = live.remove(unit.getUnit());
                assertThat(was).as("only a live unit is withdrawn, once").isNotNull();
                assertThat(unit).as("a unit never changes").isEqualTo(was == null ? null : was.unit());
            }
            case ReleaseDecision.Settle(LedgerEntry entry) ->
                places.put(new Member(entry.getPerson(), entry.getTrace()), entry.getPlace());
            case ReleaseDecision.Forget(Member member) -> {
                places.remove(member);
                forgotten.add(member);
            }
            case ReleaseDecision.PassClock(Clock clock) -> {
                assertThat(closed).as("nothing after the close").doesNotContain(clock.getLane());
                Long before = clocks.put(clock.getLane(), clock.getThrough());
                assertThat(before == null || before < clock.getThrough())
                        .as("a clock only goes on")
                        .isTrue();
            }
            case ReleaseDecision.PassClose(Close close) ->
                assertThat(closed.add(close.getLane())).as("closed once").isTrue();
            case ReleaseDecision.GoOn goOn -> {}
            case ReleaseDecision.Rejected rejected -> {}
        }
    }

    private void published(Publish publish) {
        Unit unit = publish.unit();
        assertThat(published.put(unit.getUnit(), publish))
                .as("a unit is published once, and never back")
                .isNull();
        live.put(unit.getUnit(), publish);
        assertThat(closed).as("nothing after the close").doesNotContain(unit.getLane());
        Long clock = clocks.get(unit.getLane());
        assertThat(clock == null || unit.getWindowEnd() > clock)
                .as("a window that the clock has passed is complete")
                .isTrue();
        Map<String, Integer> persons = new HashMap<>();
        for (Member member : publish.members()) {
            persons.merge(member.person(), 1, Integer::sum);
            assertThat(everInUnit.add(member)).as("I2 partition").isTrue();
            places.put(member, Place.PUBLISHED);
            Trace trace = Objects.requireNonNull(traces.get(member.trace()), "a trace that came in");
            assertThat(List.of(trace.getLane(), trace.getScope(), trace.getProcess(), trace.getSteps()))
                    .as("I3 homogeneity")
                    .isEqualTo(List.of(unit.getLane(), unit.getScope(), unit.getProcess(), unit.getSteps()));
            assertThat(trace.getPerson()).isEqualTo(member.person());
        }
        assertThat(persons).as("I1 quorum").hasSizeBetween(settings.k(), 2 * settings.k() - 1);
        assertThat(unit.getCount()).isEqualTo(publish.members().size());
        assertThat(unit.getK()).isEqualTo(settings.k());
        int most = persons.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        assertThat(!settings.caps() || most == 1 || (most <= settings.cap() && 3L * most <= unit.getCount()))
                .as("I7 dominance")
                .isTrue();
    }

    /** input = published + pooled + dropped + withdrawn + forgotten, each trace in one place only. */
    private void conserves(GateRun run) {
        Map<Member, Place> inUnits = new HashMap<>();
        live.values().forEach(unit -> unit.members().forEach(member -> inUnits.put(member, Place.PUBLISHED)));
        Map<Member, Place> told = new HashMap<>(places);
        told.values().removeIf(place -> place != Place.PUBLISHED);
        assertThat(told).as("the ledger knows what is in live units").isEqualTo(inUnits);
        long kept = run.rows.count('T');
        long marked = forgotten.stream()
                .filter(member -> run.rows.holdsTraceOf(member.person(), member.trace()))
                .count();
        assertThat(kept).as("conservation").isEqualTo(run.rows.count('E') + places.size() + marked);
    }
}
