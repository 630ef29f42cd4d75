package org.opencontextgraph.compose.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.compose.privacy.verify.WrittenBooks.LANE;
import static org.opencontextgraph.compose.privacy.verify.WrittenBooks.PROCESS;
import static org.opencontextgraph.compose.privacy.verify.WrittenBooks.SCOPE;
import static org.opencontextgraph.compose.privacy.verify.WrittenBooks.whole;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.privacy.attack.Attacks;
import org.opencontextgraph.compose.privacy.attack.Identities;
import org.opencontextgraph.compose.privacy.attack.PublishedHistory;
import org.opencontextgraph.compose.privacy.attack.Result;
import org.opencontextgraph.compose.privacy.books.DatabaseRow;
import org.opencontextgraph.compose.privacy.books.Guard;
import org.opencontextgraph.compose.privacy.books.LaneClock;
import org.opencontextgraph.compose.privacy.books.LaneSender;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Policy;
import org.opencontextgraph.compose.privacy.books.TraceKey;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.message.UnmergePersons;

/** Each claim is true of faultless books, and says which unit somebody tampered with. */
class VerificationTest {
    /** A gap of a minute: 1.2^22 s is 55 s, 1.2^23 s is 66 s. */
    private static final int A_MINUTE = 22;
    /** 1.2^35 s is 590 s. */
    private static final int TEN_MINUTES = 35;

    private final WrittenBooks books = new WrittenBooks();
    private List<Occurrence> members = List.of();

    @BeforeEach
    void publishAUnitOfFive() {
        wholes("bystander", 8, "b", "b");
        members = wholes("p", 5, "a", "b");
        books.publish(whole("u1", "c1", 5, "a", "b"), members);
    }

    @Test
    void shouldHoldForAFaultlessGate() {
        // Given hiding, return, withdrawal, and survivors in fresh company
        books.suspend("u1");
        books.resume("u1");
        books.withdraw("u1", members.subList(1, 5));
        books.forget(members.getFirst());
        List<Occurrence> again = new ArrayList<>(wholes("q", 5, "a", "b"));
        again.addAll(members.subList(1, 3));
        books.publish(whole("u2", "c2", 7, "a", "b"), again);

        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldFindTooFewPersons() {
        books.enter(members.getFirst(), Place.DROPPED, null);

        assertThat(violations()).contains("quorum u1", "count u1");
    }

    @Test
    void shouldCountMergedPersonsOnceUntilTheyAreParted() {
        books.tell(new MergePersons("p0", "p1"));
        assertThat(violations()).containsExactly("quorum u1");

        books.tell(new UnmergePersons("p0"));
        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldFindAKBelowTheFloorAndAnUnsafeInstance() {
        Unit low = Unit.newBuilder(whole("u2", "c2", 5, "a", "c")).setK(4).build();
        books.publish(low, wholes("q", 5, "a", "c"));
        books.policy = Policy.of(WrittenBooks.RULES, true);

        assertThat(violations()).containsOnly("quorum u2", "policy the instance");
    }

    @Test
    void shouldFindAKThatIsNotTheOneOfItsEpochAndScope() {
        Unit leads = Unit.newBuilder(whole("u2", "c2", 5, "a", "c"))
                .setScope("everyone,group:leads")
                .build();
        books.publish(leads, wholes("q", 5, "a", "c"));
        Unit undecided =
                Unit.newBuilder(whole("u3", "c3", 5, "a", "d")).setEpoch(1L).build();
        books.publish(undecided, wholes("r", 5, "a", "d"));

        assertThat(violations()).contains("quorum u2", "quorum u3");

        books.policy = Policy.of(WrittenBooks.RULES, false);
        books.decided.add(books.record("1", new Epoch(1L, 6, 10, 86_400_000L, 4, 10, List.of())));

        assertThat(violations()).contains("quorum u2", "quorum u3");
    }

    @Test
    void shouldFindAPopulationThatIsTooSmallOrAllInOneCut() {
        // Given a process with nine persons, and one with ten of whom all but one did the same
        books.process = "small";
        wholes("s", 4, "b", "b");
        books.publish(ofProcess("small", whole("u2", "c2", 5, "a", "c")), wholes("q", 5, "a", "c"));
        books.process = "alike";
        wholes("t", 1, "b", "b");
        books.publish(ofProcess("alike", whole("u3", "c3", 5, "a", "c")), wholes("r", 5, "a", "c"));
        books.publish(ofProcess("alike", whole("u4", "c3", 5, "a", "c")), wholes("v", 5, "a", "c"));

        assertThat(violations()).containsExactly("population u2", "population u3");

        // When what was told is no longer known from the beginning, nobody can say
        books.whole = false;
        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldCountNobodyInAPopulationWhoHadLeftOrCameLater() {
        books.process = "other";
        List<Occurrence> all = wholes("q", 5, "a", "c");
        wholes("s", 5, "b", "b");
        books.tell(new RetractPerson("s0"));
        books.later();
        books.publish(ofProcess("other", whole("u2", "c2", 5, "a", "c")), all);
        assertThat(violations()).containsExactly("population u2");

        // Who comes when the cut has been made for long is of no help; who leaves then does no harm
        books.later();
        wholes("w", 5, "b", "b");
        wholes("s", 1, "b", "b");
        assertThat(violations()).containsExactly("population u2");
        books.publish(ofProcess("other", whole("u3", "c3", 5, "a", "d")), wholes("x", 5, "a", "d"));
        books.later();
        wholes("y", 5, "a", "c");
        books.tell(new RetractPerson("x0"));
        assertThat(violations()).containsExactly("population u2");
    }

    @Test
    void shouldFindWhoDominates() {
        List<Occurrence> many = new ArrayList<>(wholes("q", 5, "a", "c"));
        for (int i = 0; i < 3; i++) {
            many.add(new Occurrence(books.trace("q0", "more" + i, "a", "c"), 0));
        }
        books.publish(whole("u2", "c2", 8, "a", "c"), many);

        assertThat(violations()).containsExactly("dominance u2");
    }

    @Test
    void shouldFindAnOccurrenceInTwoUnitsAlsoAsATransition() {
        List<Occurrence> transitions =
                members.stream().map(it -> new Occurrence(it.key(), 2)).toList();
        books.publish(edge("u2", "c2", 5, false), transitions);

        assertThat(violations()).containsOnly("partition u2", "fresh company u2");
    }

    @Test
    void shouldFindAMemberWhoDidSomethingElse() {
        List<Occurrence> others = new ArrayList<>(wholes("q", 4, "a", "c"));
        others.addAll(wholes("r", 1, "a", "d"));
        books.publish(whole("u2", "c2", 5, "a", "c"), others);

        assertThat(violations()).containsOnly("homogeneity u2");
    }

    @Test
    void shouldFollowTransitionsUnderTheirContext() {
        // Given a → b after the beginning, and a → b wherever it is; and the end after b
        List<Occurrence> begun = transitions("q", 2, "a", "b", "z");
        books.publish(edge("u2", "c2", 5, true), begun);
        List<Occurrence> anywhere = transitions("r", 3, "z", "a", "b");
        books.publish(edge("u3", "c3", 5, false), anywhere);
        books.publish(end("u4", "c4", 5), transitions("s", 3, "a", "b"));
        assertThat(violations()).isEmpty();

        // When a transition is said to be the first that is not
        books.publish(edge("u5", "c5", 5, true), transitions("t", 3, "z", "a", "b"));

        assertThat(violations()).containsOnly("homogeneity u5");
    }

    @Test
    void shouldFindAChangedRowAndOneThatCameBack() {
        Unit grown = whole("u1", "c1", 6, "a", "b");
        books.unitTopic.add(books.record("u1", grown));
        assertThat(violations()).contains("immutability u1");

        books.withdraw("u1", members);
        books.unitTopic.add(books.record("u1", whole("u1", "c1", 5, "a", "b")));
        assertThat(violations()).contains("immutability u1");
    }

    @Test
    void shouldFindSurvivorsWithoutFreshCompany() {
        books.withdraw("u1", members.subList(1, 5));
        books.forget(members.getFirst());
        List<Occurrence> again = new ArrayList<>(members.subList(1, 5));
        again.addAll(wholes("q", 4, "a", "b"));
        books.publish(whole("u2", "c2", 8, "a", "b"), again);

        assertThat(violations()).containsExactly("fresh company u2");
    }

    @Test
    void shouldFindATraceThatWasTakenBackAndIsShown() {
        books.tell(new RetractTrace(new TraceRef(LANE, SCOPE, PROCESS, "p0", "p0")));
        for (int i = 0; i < 100; i++) {
            books.trace("later" + i, "later", "a"); // time goes by
        }
        books.publish(whole("u2", "c2", 5, "a", "c"), wholes("q", 5, "a", "c"));

        assertThat(violations()).containsExactly("permission u1");
    }

    @Test
    void shouldFindOtherAndUnknownLabels() {
        books.publish(whole("u2", "c2", 5, "a", "other"), wholes("q", 5, "a", "other"));

        assertThat(violations()).containsExactly("labels u2");
    }

    @Test
    void shouldNotJudgeTheTimesOfAHiddenUnitByThoseWhoAreLeft() {
        // Given three of five who take ten minutes, and one of them whose trace was taken back
        List<Occurrence> five = new ArrayList<>(wholes("q", 2, "a", "c"));
        for (String slow : List.of("s0", "s1", "s2")) {
            books.tell(new Trace(LANE, SCOPE, PROCESS, slow, slow, List.of("a", "c"), List.of(0L, 600_000L)));
            five.add(new Occurrence(new TraceKey(slow, slow), Occurrence.WHOLE));
        }
        Unit unit = Unit.newBuilder(whole("u2", "c2", 5, "a", "c"))
                .setGaps(List.of(TEN_MINUTES))
                .setTotal(TEN_MINUTES)
                .build();
        books.publish(unit, five);
        books.suspend("u2");
        books.forget(five.getLast());

        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldRecomputeTimes() {
        // Given
        Unit right = Unit.newBuilder(whole("u2", "c2", 5, "a", "c"))
                .setGaps(List.of(A_MINUTE))
                .setTotal(A_MINUTE)
                .build();
        books.publish(right, wholes("q", 5, "a", "c"));
        assertThat(violations()).isEmpty();

        // When
        Unit wrong = Unit.newBuilder(whole("u3", "c3", 5, "a", "d"))
                .setGaps(List.of(A_MINUTE + 1))
                .build();
        books.publish(wrong, wholes("r", 5, "a", "d"));

        assertThat(violations()).containsExactly("unit timing u3");
    }

    @Test
    void shouldRefuseQuantilesOfTooFewAndOfAHiddenUnit() {
        // Given
        List<Occurrence> twelve = wholes("q", 12, "a", "c");
        books.publish(whole("u2", "c2", 6, "a", "c"), twelve.subList(0, 6));
        books.publish(whole("u3", "c2", 6, "a", "c"), twelve.subList(6, 12));
        books.publish(timing("c2", "a", "c"));
        assertThat(violations()).isEmpty();

        // When
        books.publish(timing("c1", "a", "b"));
        books.suspend("u3");

        assertThat(violations()).containsOnly("cut timing c1", "cut timing c2");
    }

    @Test
    void shouldFindAnyDifferenceInTheDatabase() {
        DatabaseRow row = books.rows.getOrDefault("u1", new DatabaseRow(Map.of(), Set.of()));
        Map<String, String> columns = new HashMap<>(row.columns());
        columns.put("count", "6");
        books.rows.put("u1", new DatabaseRow(columns, row.edges()));
        books.rows.put("u9", row);
        books.publish(whole("u2", "c2", 5, "a", "c"), wholes("q", 5, "a", "c"));
        books.rows.remove("u2");

        assertThat(violations()).containsExactlyInAnyOrder("database u1", "database u2", "database u9");
    }

    @Test
    void shouldFindForgedEdgesAndAMissingColumn() {
        DatabaseRow row = books.rows.getOrDefault("u1", new DatabaseRow(Map.of(), Set.of()));

        // Given an edge that is somebody else's, one of no unit at all, and one that is missing
        books.publish(whole("u2", "c2", 5, "a", "c"), wholes("q", 5, "a", "c"));
        books.publish(whole("u3", "c3", 5, "a", "d"), wholes("r", 5, "a", "d"));
        DatabaseRow second = books.rows.getOrDefault("u2", row);
        books.rows.put("u2", new DatabaseRow(second.columns(), row.edges()));
        books.rows.put("nosuchunit", new DatabaseRow(Map.of(), row.edges()));
        books.rows.put("u3", new DatabaseRow(books.rows.getOrDefault("u3", row).columns(), Set.of()));
        assertThat(violations()).contains("database u2", "database nosuchunit", "database u3");

        // a column that is gone
        Map<String, String> columns = new HashMap<>(row.columns());
        columns.remove("k");
        books.rows.put("u1", new DatabaseRow(columns, row.edges()));
        assertThat(violations()).contains("database u1");
    }

    @Test
    void shouldFindForgedQuantilesAVariantsNameAndScopes() {
        DatabaseRow row = books.rows.getOrDefault("u1", new DatabaseRow(Map.of(), Set.of()));
        books.timings.put("invented", Map.of("scope", "everyone"));
        assertThat(violations()).containsExactly("database invented");
        books.timings.clear();

        books.publish(whole("u2", "c2", 5, "a", "c"), wholes("q", 5, "a", "c"));
        Map<String, DatabaseRow> published = Map.copyOf(books.rows);
        for (String unit : List.of("u1", "u2")) {
            Map<String, String> columns =
                    new HashMap<>(books.rows.getOrDefault(unit, row).columns());
            columns.put("variant", "deadbeef");
            books.rows.put(
                    unit,
                    new DatabaseRow(columns, books.rows.getOrDefault(unit, row).edges()));
        }
        assertThat(violations()).containsExactlyInAnyOrder("database u1", "database u2");
        books.rows.putAll(published);
        assertThat(violations()).isEmpty();

        books.scopes = Set.of("everyone", "group:interns");
        assertThat(violations()).containsExactly("database the database");
    }

    @Test
    void shouldFindAGuardThatIsGoneChangedOrNew() {
        // Given a policy that is gone, one that lets everybody through, and one that nobody knows
        books.guards.remove(new Guard("context.unit_edge", "policy", "readers_see_their_scopes"));
        change(new Guard("context.release_unit", "policy", "readers_see_their_scopes"), "USING", "(… OR true)");
        books.guards.put(new Guard("context.cut_timing", "policy", "let Jane Doe in"), Map.of("USING", "true"));
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "context.unit_edge misses its policy readers_see_their_scopes",
                        "context.release_unit has another USING of its policy readers_see_their_scopes than the changelog"
                                + " made",
                        "context.cut_timing has a policy that the changelog did not make");

        // Given security that is off, a trigger that is disabled, and one that refuses nothing
        books.guards.clear();
        books.guards.putAll(ExpectedGuards.all());
        change(new Guard("context.unit_edge", "row-level security", ""), "state", "off, forced");
        change(new Guard("context.cut_timing", "trigger", "a_timing_never_changes"), "state", "disabled");
        change(new Guard("the database", "function", "context.refuse_change"), "text", "begin return null; end");
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "context.unit_edge has another state of its row-level security than the changelog made",
                        "context.cut_timing has another state of its trigger a_timing_never_changes than the changelog made",
                        "the database has another text of its function context.refuse_change than the changelog made");
    }

    @Test
    void shouldFindALaneThatIsElsewhereThanTheGateSaid() {
        books.clock("live", 0, 60_000);
        books.clock("live", 0, 120_000);
        books.clock("live", 1, Long.MAX_VALUE);
        books.close("live", 2);
        books.clock("import", 3, 60_000);
        assertThat(violations()).isEmpty();

        // When one lane runs ahead, one is opened again, one is gone, one waits for fewer partitions, and one is
        // nobody's
        books.lanes.put(new LaneSender("live", 0), LaneClock.at(600_000, WrittenBooks.PARTITIONS));
        books.lanes.remove(new LaneSender("live", 1));
        books.lanes.put(new LaneSender("live", 2), new LaneClock(null, false, WrittenBooks.PARTITIONS));
        books.lanes.put(new LaneSender("import", 3), LaneClock.at(60_000, 1));
        books.lanes.put(new LaneSender("Jane Doe", 0), LaneClock.closed(WrittenBooks.PARTITIONS));

        assertThat(violations())
                .containsExactlyInAnyOrder(
                        "lanes lane live, partition 0, at 1970-01-01T00:10:00Z",
                        "lanes lane live, partition 1",
                        "lanes lane live, partition 2, at no time",
                        "lanes lane import, partition 3, at 1970-01-01T00:01:00Z",
                        "lanes the database");
    }

    @Test
    void shouldFindAColumnThatNobodyCompares() {
        change(new Guard("context.unit_edge", "columns", ""), "list", "gap, jane_doe, k");

        assertThat(found())
                .containsExactly("context.unit_edge has another list of its columns than the changelog made");
    }

    @Test
    void shouldNotRepeatWhatAForgerWrote() {
        DatabaseRow row = books.rows.getOrDefault("u1", new DatabaseRow(Map.of(), Set.of()));
        Map<String, String> columns = new HashMap<>(row.columns());
        columns.put("process", "Bob Roe");
        books.rows.put("u1", new DatabaseRow(columns, Set.of("Jane Doe was fired")));

        assertThat(Verification.of(books.read()).violations().toString())
                .contains("another process", "other edges")
                .doesNotContain("Jane Doe", "Bob Roe");
    }

    @Test
    void shouldFindMembersWhomNobodyEverSent() {
        List<Occurrence> five = new ArrayList<>(wholes("q", 1, "a", "c"));
        for (int i = 0; i < 4; i++) {
            five.add(new Occurrence(new TraceKey("invented" + i, "t"), Occurrence.WHOLE));
        }
        books.publish(whole("u2", "c2", 5, "a", "c"), five);

        assertThat(violations()).containsOnly("homogeneity u2");
        books.whole = false;
        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldTakeTheTimesOfPersonsAsTheyWereKnownAtThePublication() {
        // Given somebody with three accounts, as was known, who is fast; one more of them; and three who take ten
        // minutes
        List<Occurrence> members = new ArrayList<>(wholes("q", 4, "a", "c"));
        for (String slow : List.of("s0", "s1", "s2")) {
            books.tell(new Trace(LANE, SCOPE, PROCESS, slow, slow, List.of("a", "c"), List.of(0L, 600_000L)));
            members.add(new Occurrence(new TraceKey(slow, slow), Occurrence.WHOLE));
        }
        books.tell(new MergePersons("q1", "q0"));
        books.tell(new MergePersons("q2", "q0"));
        books.later();
        Unit unit = Unit.newBuilder(whole("u2", "c2", 7, "a", "c"))
                .setGaps(List.of(TEN_MINUTES))
                .setTotal(TEN_MINUTES)
                .build();
        books.publish(unit, members);

        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldFindSurvivorsWhoseFreshCompanyTurnsOutToBeOneHuman() {
        books.withdraw("u1", members.subList(1, 5));
        books.forget(members.getFirst());
        List<Occurrence> again = new ArrayList<>(wholes("q", 5, "a", "b"));
        again.addAll(members.subList(1, 5));
        books.publish(whole("u2", "c2", 9, "a", "b"), again);
        books.later();
        for (int i = 1; i < 5; i++) {
            books.tell(new MergePersons("q" + i, "q0"));
        }

        assertThat(violations()).contains("fresh company u2");
    }

    @Test
    void shouldNotHoldAMergeAgainstAUnitThatWasHiddenForIt() {
        books.later();
        books.tell(new MergePersons("p1", "p0"));
        books.suspend("u1");
        books.withdraw("u1", members);

        assertThat(violations()).isEmpty();
        assertThat(Attacks.on(PublishedHistory.of(books.read()), Identities.NONE))
                .allSatisfy(it -> assertThat(it.leaks()).as(it.attack()).isEmpty());
    }

    @Test
    void shouldAttackSurvivorsAsTheSameAlsoWhenTheyWereMergedWithOthers() {
        // Given four survivors who come back among five fresh persons
        books.withdraw("u1", members.subList(1, 5));
        List<Occurrence> again = new ArrayList<>(wholes("q", 5, "a", "b"));
        again.addAll(members.subList(1, 5));
        books.publish(whole("u2", "c2", 9, "a", "b"), again);
        String before = attacks();
        assertThat(before).contains("differencing").doesNotContain("no part in common");

        // When each of them turns out to be somebody of another name
        books.later();
        for (int i = 1; i < 5; i++) {
            books.tell(new MergePersons("p" + i, "elsewhere" + i));
        }

        // Then the attacks try the same, and find the same
        assertThat(attacks()).isEqualTo(before);
    }

    @Test
    void shouldAttackSurvivorsWhoseFreshCompanyTurnsOutToBeOneOfThem() {
        books.withdraw("u1", members.subList(1, 5));
        List<Occurrence> again = new ArrayList<>(wholes("q", 5, "a", "b"));
        again.addAll(members.subList(1, 5));
        books.publish(whole("u2", "c2", 9, "a", "b"), again);
        books.later();
        books.tell(new MergePersons("p1", "q0"));

        assertThat(Attacks.on(PublishedHistory.of(books.read()), Identities.NONE))
                .filteredOn(it -> !it.leaks().isEmpty())
                .extracting(Result::attack)
                .contains("retraction", "correspondence");
    }

    @Test
    void shouldDoubtTheOrderOfAMergeAndAPublicationOfTheSameMinute() {
        books.process = "other";
        List<Occurrence> all = wholes("q", 5, "a", "c");
        wholes("s", 5, "b", "b");
        books.later();
        books.tell(new MergePersons("s0", "s1"));
        books.publish(ofProcess("other", whole("u2", "c2", 5, "a", "c")), all);
        assertThat(violations()).isEmpty();

        // When the merge was long ago, the gate had heard of it
        books.later();
        books.publish(ofProcess("other", whole("u3", "c3", 5, "a", "c")), wholes("q", 5, "a", "c"));
        assertThat(violations()).contains("population u3").doesNotContain("population u2");
    }

    @Test
    void shouldFindAMemberWhoseTaskWasNeverSent() {
        List<Occurrence> five = new ArrayList<>(wholes("q", 4, "a", "c"));
        five.add(new Occurrence(books.task("private", "a", "c"), Occurrence.WHOLE));
        books.publish(whole("u2", "c2", 5, "a", "c"), five);

        assertThat(violations()).containsOnly("homogeneity u2");
        books.whole = false;
        assertThat(violations()).isEmpty();
    }

    private static Unit ofProcess(String process, Unit unit) {
        return Unit.newBuilder(unit).setProcess(process).build();
    }

    private String attacks() {
        return Attacks.on(PublishedHistory.of(books.read()), Identities.NONE).toString();
    }

    private void change(Guard guard, String property, String value) {
        Map<String, String> made = new HashMap<>(books.guards.getOrDefault(guard, Map.of()));
        assertThat(made.put(property, value)).isNotNull();
        books.guards.put(guard, made);
    }

    private List<String> found() {
        return Verification.of(books.read()).violations().stream()
                .map(it -> it.unit() + " " + it.found())
                .toList();
    }

    private List<String> violations() {
        return Verification.of(books.read()).violations().stream()
                .map(it -> it.claim() + " " + it.unit())
                .toList();
    }

    private List<Occurrence> wholes(String prefix, int persons, String... steps) {
        return occurrences(prefix, persons, Occurrence.WHOLE, steps);
    }

    private List<Occurrence> transitions(String prefix, int position, String... steps) {
        return occurrences(prefix, 5, position, steps);
    }

    private List<Occurrence> occurrences(String prefix, int persons, int position, String... steps) {
        List<Occurrence> found = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            found.add(new Occurrence(books.trace(prefix + i, prefix + i, steps), position));
        }
        return found;
    }

    private static Unit edge(String id, String cut, long count, boolean begins) {
        return Unit.newBuilder(whole(id, cut, count, "a", "b"))
                .setLevel(Level.L1)
                .setBegins(begins)
                .setEnds(false)
                .build();
    }

    private static Unit end(String id, String cut, long count) {
        return Unit.newBuilder(whole(id, cut, count, "b"))
                .setLevel(Level.L1)
                .setBegins(false)
                .build();
    }

    private static CutTiming timing(String cut, String... steps) {
        Quantiles minute = new Quantiles(A_MINUTE, A_MINUTE, null, null);
        return new CutTiming(
                cut,
                LANE,
                0L,
                SCOPE,
                PROCESS,
                Level.L0,
                List.of(steps),
                true,
                true,
                WrittenBooks.END,
                List.of(minute),
                minute);
    }
}
