package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.streams.release.GateDriver.WEEK;
import static org.opencontextgraph.streams.release.GateDriver.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.message.WithdrawEpoch;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** Input of a size that nobody expects: no record causes more than its budget, and nothing stays behind. */
class GateBudgetTest {
    private static final String LANE = "import";
    private static final String POOLS = "DEOV";
    private final GateRun gate = new GateRun(ReleaseSettings.standard(GateRun.secret(3)), 1);

    @AfterEach
    void noRecordMayCostMoreThanItsBudget() {
        assertThat(gate.mostOperations).isLessThanOrEqualTo(ReleaseSettings.BUDGET);
    }

    @Test
    void shouldCutAPoolThatIsLargerThanTheBudgetOfARecord() {
        // Given 30,000 entries of 3,000 persons in one pool, and as many people again who do something else
        people(6_000);
        for (int i = 0; i < 30_000; i++) {
            gate.send(trace(LANE, "person-" + i % 3_000, "shared-" + i, 10 * WEEK + i, "open", "close"));
        }
        // When
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        gate.settle();
        // Then all persons are in cohorts of five, ten entries of each, in several records
        List<Publish> units = gate.decisions(Publish.class);
        assertThat(units).hasSize(600);
        assertThat(units.stream().mapToLong(unit -> unit.unit().getCount()).sum())
                .isEqualTo(30_000);
        assertThat(gate.continuations).isGreaterThan(2);
    }

    @Test
    void shouldTakeATraceOfTenThousandStepsApartWithinTheBudget() {
        // Given a trace that is far too long for L0, and one label for each of its steps
        List<String> steps = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            steps.add("step" + i);
            times.add(10 * WEEK + i);
        }
        // When it comes, and everything comes to its end
        gate.send(new Trace(LANE, "everyone", "process", "person", "long", steps, times));
        gate.settle();
        assertThat(gate.rows.count('E')).isEqualTo(10_001);
        gate.send(new Close(LANE, 0, null));
        gate.settle();
        // Then nothing of it left, and nothing stays but that it was there
        assertThat(gate.decisions(Publish.class)).isEmpty();
        assertThat(gate.rows.content(POOLS)).isEmpty();
        assertThat(gate.rows.count('T')).isEqualTo(1);
    }

    @Test
    void shouldForgetAVocabularyOfAHundredThousandLabelsThatNobodyShares() {
        // Given
        for (int i = 0; i < 100_000; i++) {
            gate.send(trace(LANE, "person-" + i % 50, "own-" + i, 10 * WEEK + i, "label" + i));
        }
        // When
        gate.send(new Close(LANE, 0, null));
        gate.settle();
        // Then
        assertThat(gate.decisions(Publish.class)).isEmpty();
        assertThat(gate.rows.content(POOLS)).isEmpty();
    }

    @Test
    void shouldLetAPersonGoWhoBroughtMoreThanTheBudgetOfARecord() {
        // Given many units with one person in each, and thousands of entries that wait
        people(30);
        for (int week = 10; week < 110; week++) {
            for (int i = 0; i < 5; i++) {
                gate.send(trace(LANE, "person-" + i, "shared-" + week + "-" + i, week * WEEK, "open", "close"));
            }
        }
        for (int i = 0; i < 9_000; i++) {
            gate.send(trace(LANE, "person-0", "more-" + i, 109 * WEEK + i, "open", "close"));
        }
        gate.send(new Clock(LANE, 0, 110 * WEEK, null));
        gate.settle();
        assertThat(gate.decisions(Publish.class)).hasSizeGreaterThanOrEqualTo(100);
        // When the person leaves, and the day ends
        gate.send(new RetractPerson("person-0"));
        gate.settle();
        gate.send(new Sweep(0L));
        gate.settle();
        // Then everything of theirs is gone, and each of their units
        assertThat(gate.rows.places().keySet())
                .noneMatch(member -> member.person().equals("person-0"));
        assertThat(gate.withdrawn()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(gate.rows.count('W')).isZero();
    }

    @Test
    void shouldMergeAndPartAccountsThatBroughtMoreThanTheBudgetOfARecord() {
        // Given ten accounts, and each of them in a thousand families
        for (int account = 0; account < 10; account++) {
            for (int family = 0; family < 1_000; family++) {
                gate.send(
                        of("process-" + family, trace(LANE, "person-" + account, "own-" + family, 10 * WEEK, "open")));
            }
        }
        gate.send(trace(LANE, "boss", "own", 10 * WEEK, "open"));
        for (int account = 1; account < 10; account++) {
            gate.send(new MergePersons("person-" + account, "person-0"));
            gate.settle();
        }
        // When they turn out to be an eleventh, who is in one more
        gate.continuations = 0;
        gate.send(new MergePersons("person-0", "boss"));
        gate.settle();
        // Then every population counts one person, in several records
        assertThat(populations()).hasSize(1_001).containsOnly(1L);
        assertThat(gate.continuations).isGreaterThan(2);
        // When all that was a mistake
        for (int account = 0; account < 10; account++) {
            gate.send(new UnmergePersons("person-" + account));
            gate.settle();
        }
        // Then a thousand of them count ten
        assertThat(populations())
                .hasSize(1_001)
                .filteredOn(Long.valueOf(10)::equals)
                .hasSize(1_000);
    }

    @Test
    void shouldBarWhoIsSaidToBeOneMoreThanAPersonsMostAccounts() {
        // Given a unit, and somebody in it who is nobody's account yet
        people(30);
        for (int i = 0; i < 5; i++) {
            gate.send(trace(LANE, "person-" + i, "shared-" + i, 10 * WEEK, "open", "close"));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        Publish unit = gate.decisions(Publish.class).getFirst();
        // and accounts of which nobody has heard, all of one human
        for (int i = 0; i < 21_000; i++) {
            gate.send(new MergePersons("ghost-" + i, "human"));
        }
        assertThat(gate.decisions(ReleaseDecision.Rejected.class)).hasSize(21_000 - 255);
        // When that human is said to be the one in the unit too
        gate.decisions.clear();
        gate.send(new MergePersons("person-0", "human"));
        gate.settle();
        // Then this is rejected, and what the account brought goes, hidden at once
        assertThat(gate.decisions(ReleaseDecision.Rejected.class)).hasSize(1);
        assertThat(gate.decisions(ReleaseDecision.Hide.class))
                .extracting(ReleaseDecision.Hide::row)
                .containsExactly(unit.unit());
        gate.send(new Sweep(0L));
        assertThat(gate.withdrawn()).containsExactly(unit.unit());
        // and barred accounts bring nothing, also after a restart, while the others count as the human
        gate.restart();
        gate.decisions.clear();
        for (String account : List.of("person-0", "ghost-20999", "ghost-255")) {
            gate.send(trace(LANE, account, "more", 11 * WEEK, "open", "close"));
        }
        assertThat(gate.decisions(ReleaseDecision.Rejected.class)).hasSize(3);
        gate.send(trace(LANE, "ghost-254", "more", 11 * WEEK, "open", "close"));
        assertThat(gate.decisions(ReleaseDecision.Rejected.class)).hasSize(3);
        // When it is undone
        gate.decisions.clear();
        gate.send(new UnmergePersons("person-0"));
        gate.send(trace(LANE, "person-0", "shared-0", 11 * WEEK, "open", "close"));
        gate.send(trace(LANE, "person-0", "new", 11 * WEEK, "open", "close"));
        // Then the account brings what is new, and nothing of old comes back
        assertThat(gate.decisions(ReleaseDecision.Rejected.class)).isEmpty();
        assertThat(gate.rows.places().get(new Member("person-0", "shared-0", 0)))
                .isInstanceOf(Whereabouts.Gone.class);
        assertThat(gate.rows.places().get(new Member("person-0", "new", 0))).isInstanceOf(Whereabouts.Pooled.class);
    }

    @Test
    void shouldBarAnAccountThatBroughtMoreThanTheBudgetOfARecord() {
        // Given a person of 256 accounts, and an account with many traces and families
        for (int i = 1; i < Aliases.MOST; i++) {
            gate.send(new MergePersons("ghost-" + i, "human"));
        }
        for (int i = 0; i < 9_000; i++) {
            gate.send(of("process-" + i, trace(LANE, "account", "own-" + i, 10 * WEEK, "open")));
        }
        // When it is merged into that person
        gate.send(new MergePersons("account", "human"));
        gate.settle();
        // Then it is in no pool and no population
        assertThat(gate.rows.content("EP")).isEmpty();
        assertThat(gate.rows.count('A')).isEqualTo(Aliases.MOST);
    }

    @Test
    void shouldBarInPiecesAsInOnePiece() {
        // Given a person of 254 accounts, and a unit of five, one of whom has two accounts and brings many other traces
        List<SpecificRecord> records = new ArrayList<>();
        for (int i = 1; i < Aliases.MOST - 2; i++) {
            records.add(new MergePersons("ghost-" + i, "human"));
        }
        for (int i = 0; i < 30; i++) {
            records.add(trace(LANE, "person-" + i, "own-" + i, 10 * WEEK, "alone" + i));
            records.add(of("process-" + i, trace(LANE, "person-0", "more-" + i, 10 * WEEK, "open", "close")));
            records.add(of("process-" + i, trace(LANE, "person-9", "less-" + i, 10 * WEEK, "open", "other")));
        }
        for (int i = 0; i < 5; i++) {
            records.add(trace(LANE, "person-" + i, "shared-" + i, 10 * WEEK, "open", "close"));
        }
        records.add(new Clock(LANE, 0, 11 * WEEK, null));
        records.add(new MergePersons("person-9", "person-0"));
        // When both are said to be that person, of whom there may be one more, and one of them to be somebody else
        // after that
        records.add(new MergePersons("ghost-254", "human"));
        records.add(new MergePersons("person-0", "human"));
        records.add(trace(LANE, "person-9", "late", 11 * WEEK, "open", "close"));
        records.add(new MergePersons("person-9", "person-1"));
        for (int i = 0; i < 30; i++) {
            records.add(of("process-" + i, trace(LANE, "person-9", "new-" + i, 11 * WEEK, "open", "close")));
        }
        records.add(new Sweep(0L));
        records.add(new Clock(LANE, 0, 20 * WEEK, null));
        // Then the same happens with any budget
        History history = new History("bars", 1, ReleaseSettings.standard(GateRun.secret(3)), records, Set.of());
        for (int budget : List.of(7, 700)) {
            assertThat(HistoryCheck.inPieces(history, budget, new Random(budget)))
                    .isTrue();
        }
    }

    @Test
    void shouldBearTimesFromTheEndOfTheWorldAndWordsAboutNobody() {
        // Given
        people(10);
        // When
        gate.send(new Clock(LANE, 0, 253_402_300_799_999L, null));
        gate.send(trace(LANE, "person-1", "late", 10 * WEEK, "open"));
        gate.send(new RetractPerson("nobody"));
        gate.send(new RetractTrace(new TraceRef(LANE, "everyone", "process", "nobody", "nothing")));
        gate.send(new RetractTrace(new TraceRef("no lane", "no scope", "no process", "nobody", "nothing")));
        gate.send(new MergePersons("nobody", "nobody else"));
        gate.send(new UnmergePersons("nobody"));
        gate.send(new UnmergePersons("nobody"));
        gate.send(new Sweep(0L));
        gate.send(new Close(LANE, 0, null));
        gate.settle();
        // Then
        assertThat(gate.decisions(ReleaseDecision.Rejected.class)).isEmpty();
        assertThat(gate.rows.content(POOLS + "AQ")).isEmpty();
        assertThat(gate.decisions(ReleaseDecision.PassClose.class)).hasSize(1);
    }

    @Test
    void shouldWithdrawAnEpochThatIsOverAndNothingOfItComesBack() {
        // Given units of an epoch, and entries that wait in it
        people(30);
        for (int i = 0; i < 20; i++) {
            gate.send(trace(LANE, "person-" + i, "shared-" + i, 10 * WEEK, "open", "close"));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        for (int i = 0; i < 20; i++) {
            gate.send(trace(LANE, "person-" + i, "again-" + i, 11 * WEEK, "open", "close"));
        }
        // When k is raised, and what was published before is withdrawn
        gate.send(new Epoch(1L, 10, 10, WEEK, 4, 10, List.of()));
        gate.send(new WithdrawEpoch(0L));
        for (int i = 0; i < 20; i++) {
            gate.send(trace(LANE, "person-" + i, "new-" + i, 11 * WEEK, "open", "close"));
        }
        gate.send(new Close(LANE, 0, null));
        gate.settle();
        // Then only units of the new epoch are left
        List<Publish> units = gate.decisions(Publish.class);
        assertThat(gate.withdrawn()).hasSize(4).allMatch(unit -> unit.getEpoch() == 0);
        assertThat(units).filteredOn(unit -> unit.unit().getEpoch() == 1).hasSize(2);
        assertThat(units).filteredOn(unit -> unit.unit().getEpoch() == 0).hasSize(4);
        assertThat(units.getLast().unit().getK()).isEqualTo(10);
        assertThat(gate.rows.content(POOLS)).isEmpty();
    }

    private static Trace of(String process, Trace trace) {
        return Trace.newBuilder(trace).setProcess(process).build();
    }

    /** How many persons count for I9, of each family; no window has been ticked. */
    private List<Long> populations() {
        return gate.rows.range(new byte[] {'N'}, new byte[] {'O'}, Integer.MAX_VALUE).stream()
                .map(row -> new RowReader(row.value(), 0).varint())
                .toList();
    }

    /** Persons who are known in week 10 by traces that nobody shares. */
    private void people(int persons) {
        for (int i = 0; i < persons; i++) {
            gate.send(trace(LANE, "person-" + i, "own-" + i, 10 * WEEK, "alone" + i));
        }
    }
}
