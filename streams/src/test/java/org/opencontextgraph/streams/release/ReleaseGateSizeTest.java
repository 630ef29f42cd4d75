package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.streams.release.GateDriver.WEEK;
import static org.opencontextgraph.streams.release.GateDriver.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.WithdrawEpoch;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** The gate reads its state in pages; random histories are too small to fill one. These are not. */
class ReleaseGateSizeTest {
    private static final String LANE = "import";
    /** More than the largest page, of 512 rows. */
    private static final int MANY = 600;

    private static final ReleaseSettings SETTINGS = ReleaseSettings.standard(GateRun.secret(3));
    private final List<SpecificRecord> records = new ArrayList<>();

    @Test
    void shouldSweepAnyNumberOfUnits() {
        // Given 300 cohorts of two from one pool, and company for I9
        for (int i = 0; i < MANY; i++) {
            records.add(trace(LANE, "person-" + i, "shared-" + i, 10 * WEEK, "open", "close"));
        }
        crowd(MANY + 100);
        records.add(new Clock(LANE, 0, 11 * WEEK, null));
        // When each has a trace that is taken back, and a sweep comes
        for (int i = 0; i < MANY; i++) {
            records.add(new RetractTrace(new TraceRef(LANE, "everyone", "process", "person-" + i, "shared-" + i)));
        }
        records.add(new Sweep(0L));
        // Then none is left, and none comes back
        GateRun run = check(SETTINGS.unsafely(2, true, true));
        assertThat(run.withdrawn()).hasSize(MANY / 2);
        assertThat(run.rows.count('U') + run.rows.count('W')).isZero();
    }

    @Test
    void shouldTakeBackEverythingOfSomebodyWhoBroughtALot() {
        // Given
        crowd(20);
        for (int i = 0; i < MANY; i++) {
            records.add(trace(LANE, "person-0", "much-" + i, 10 * WEEK + i, "open", "close"));
        }
        // When
        records.add(new RetractPerson("person-0"));
        // Then
        GateRun run = check(SETTINGS);
        assertThat(run.rows.places().keySet()).extracting(Member::person).doesNotContain("person-0");
        assertThat(run.rows.count('E')).isEqualTo(19);
    }

    @Test
    void shouldKnowWhoIsNotFreshInALargePool() {
        // Given a unit of five, and four others who bring a lot in the week after it
        crowd(20);
        for (int i = 0; i < 5; i++) {
            records.add(trace(LANE, "person-" + i, "shared-" + i, 10 * WEEK, "open", "close"));
        }
        records.add(new Clock(LANE, 0, 11 * WEEK, null));
        for (int i = 0; i < MANY; i++) {
            records.add(trace(LANE, "person-" + (5 + i % 4), "much-" + i, 11 * WEEK + i, "open", "close"));
        }
        records.add(new Clock(LANE, 0, 12 * WEEK, null));
        // When one of the five leaves, so that four survivors stand behind the first page
        records.add(new RetractPerson("person-0"));
        records.add(new Sweep(0L));
        records.add(new Clock(LANE, 0, 13 * WEEK, null));
        // Then nothing leaves: four are fresh
        GateRun run = check(SETTINGS);
        assertThat(Seen.of(run).live).isEmpty();
    }

    @Test
    void shouldPublishAndWithdrawAUnitOfAnyNumberOfEntriesAndLetFallWhatIsLeft() {
        // Given caps off, so that a unit counts everything, and others who find no company
        crowd(20);
        for (int i = 0; i < MANY; i++) {
            records.add(trace(LANE, "person-" + i % 5, "much-" + i, 10 * WEEK + i, "open", "close"));
            records.add(trace(LANE, "person-" + i % 4, "less-" + i, 10 * WEEK + i, "open", "wait", "close"));
        }
        records.add(new Clock(LANE, 0, 12 * WEEK, null));
        // When one leaves, and time goes on until nobody waits any more
        records.add(new RetractPerson("person-4"));
        records.add(new Clock(LANE, 0, 40 * WEEK, null));
        // Then
        GateRun run = check(SETTINGS.unsafely(5, false, true));
        assertThat(run.withdrawn())
                .isNotEmpty()
                .allSatisfy(unit -> assertThat(unit.getCount()).isEqualTo(MANY));
        assertThat(run.rows.count('E')).isZero();
    }

    @Test
    void shouldWithdrawAnyNumberOfUnitsOfAnEpoch() {
        // Given 300 cohorts of two of the first epoch
        for (int i = 0; i < MANY; i++) {
            records.add(trace(LANE, "person-" + i, "shared-" + i, 10 * WEEK, "open", "close"));
        }
        crowd(MANY + 100);
        records.add(new Clock(LANE, 0, 11 * WEEK, null));
        // When another one begins, and everything of the first is taken back
        records.add(new Epoch(1L, 5, 10, WEEK, 4, 10, List.of()));
        records.add(new WithdrawEpoch(0L));
        // Then none is left
        GateRun run = check(SETTINGS.unsafely(2, true, true));
        assertThat(run.withdrawn()).hasSize(MANY / 2);
        assertThat(run.rows.count('U')).isZero();
    }

    @Test
    void shouldLookAtAnyNumberOfPoolsInOneWindow() {
        // Given more pools than the gate reads at once, 1024, that nobody joins
        crowd(1_100);
        // When they have waited long enough
        records.add(new Clock(LANE, 0, 60 * WEEK, null));
        // Then every trace has become its transitions, and they are dropped
        GateRun run = check(SETTINGS);
        assertThat(run.rows.count('E') + run.rows.count('D')).isZero();
    }

    @Test
    void shouldCountAPopulationThatCameInAnyNumberOfWindows() {
        // Given persons who came in so many windows, one after the other
        int population = MANY + 20;
        for (int i = 0; i < population; i++) {
            records.add(trace(LANE, "person-" + i, "own-" + i, (10 + i) * WEEK, "alone" + i));
        }
        // When seven of eight of them share something at the end
        long last = 10L + population;
        for (int i = 0; i < population * 7 / 8; i++) {
            records.add(trace(LANE, "person-" + i, "shared-" + i, last * WEEK, "open", "close"));
        }
        records.add(new Clock(LANE, 0, (last + 1) * WEEK, null));
        // Then they are not nine tenths of all
        assertThat(check(SETTINGS).decisions(Publish.class)).hasSize(population * 7 / 8 / 5);
    }

    private void crowd(int persons) {
        for (int i = 0; i < persons; i++) {
            records.add(trace(LANE, "person-" + i, "own-" + i, 10 * WEEK, "alone" + i));
        }
    }

    /** Like every other history; what is asked for beyond that is asked of the run that is returned. */
    private GateRun check(ReleaseSettings settings) {
        History history = new History("a large one", 1, settings, records, Set.of());
        HistoryCheck.keepsTheInvariants(history);
        HistoryCheck.equalsTheOracle(history);
        HistoryCheck.inPieces(history, 700, new Random(1));
        LedgerCheck.besideTheUnits(history);
        GateRun run = new GateRun(settings, 1);
        records.forEach(record -> {
            run.send(record);
            run.settle();
        });
        return run;
    }
}
