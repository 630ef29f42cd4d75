package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.testing.TestDatabase;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountLink;
import org.opencontextgraph.schema.message.AccountName;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.HandoverEnd;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.KeptBack;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.message.Sharing;
import org.opencontextgraph.schema.message.TaskName;
import org.opencontextgraph.schema.message.TaskStep;
import org.opencontextgraph.schema.message.TraceEvent;

class OwnRowsMaterializedTest {
    private static final MaterializerSettings SETTINGS = new MaterializerSettings(
            "ocg.", "test", 100, Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofMillis(5));
    private static final Acl EVERYONE = new Acl(PermissionState.KNOWN, List.of("everyone"), 1L);
    private static final Acl UNKNOWN = new Acl(PermissionState.UNKNOWN, List.of(), 2L);
    private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();

    private final MockProducer<String, SpecificRecord> deadLetters =
            new MockProducer<>(true, null, new StringSerializer(), new MessageSerializer());
    private final FakeTopic topic = new FakeTopic(2, 7);
    private TestDatabase database;

    @BeforeEach
    void migrate() throws SQLException {
        database = TestDatabase.migrated();
    }

    @Test
    void shouldKeepEachEventOnceForItsPerson() throws Exception {
        // Given
        topic.send(0, "ann", event("ann", "e1", "a1"))
                .send(0, "ann", event("ann", "e1", "a1"))
                .send(1, "ben", event("ben", "e2", "b1"))
                .send(0, "ann", new PersonalNote("ann", "r", EVERYONE))
                .send(0, "ann", new Clock("live", 0, 7L, null));

        // When: in one batch, and again in another
        materialize(new TimelineTarget());
        topic.send(0, "ann", event("ann", "e1", "a1"));
        materialize(new TimelineTarget());

        // Then
        assertThat(events()).containsExactly("ann e1 a1", "ben e2 b1");
        assertThat(deadLetters.history()).isEmpty();
    }

    @Test
    void shouldTakeTheRowsOfAnAccountThatLeaves() throws Exception {
        // Given: one event in the table, one in the same batch, one of another account, one of another person
        topic.send(0, "ann", event("ann", "e1", "a1"));
        materialize(new TimelineTarget());
        topic.send(0, "ann", event("ann", "e2", "a1"))
                .send(0, "ann", event("ann", "e3", "a2"))
                .send(1, "ben", event("ben", "e4", "a1"))
                .send(0, "ann", new Leave("ann", "a1", "ben", true));

        // When
        materialize(new TimelineTarget());

        // Then
        assertThat(events()).containsExactly("ann e3 a2", "ben e4 a1");

        // And when it comes back, what comes then stays
        topic.send(0, "ann", new Join("ann", "a1", "ben", true)).send(0, "ann", event("ann", "e5", "a1"));
        materialize(new TimelineTarget());
        assertThat(events()).containsExactly("ann e3 a2", "ann e5 a1", "ben e4 a1");
    }

    /** The same records in one batch, and each in a batch of its own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldShowWhatIsHandedOverToItsLastPersonOnly(boolean together) throws Exception {
        // Given an account that went from Ann to Ben to Eve, and an event that follows it, behind by one person each
        // time
        List<SpecificRecord> toBen = List.of(
                new Join("ben", "a1", "ann", true),
                new Leave("ben", "a1", "eve", true),
                new Handover(event("ben", "e1", "a1"), true),
                new HandoverEnd("ben", "a1"));
        List<SpecificRecord> toEve = List.of(
                new Join("eve", "a1", "ben", true),
                new Handover(event("eve", "e1", "a1"), true),
                new HandoverEnd("eve", "a1"));

        // When
        for (SpecificRecord message : toBen) {
            topic.send(0, "ben", message);
            if (!together) {
                materialize(new TimelineTarget());
            }
        }
        toEve.forEach(message -> topic.send(1, "eve", message));
        materialize(new TimelineTarget());

        // Then
        assertThat(events()).containsExactly("eve e1 a1");
        assertThat(deadLetters.history()).isEmpty();

        // And when it is Ben's after all, it is Ben's alone
        topic.send(1, "eve", new Leave("eve", "a1", "ben", true))
                .send(0, "ben", new Join("ben", "a1", "eve", true))
                .send(0, "ben", new Handover(event("ben", "e1", "a1"), true));
        materialize(new TimelineTarget());
        assertThat(events()).containsExactly("ben e1 a1");
    }

    @Test
    void shouldKeepTheTimelineOfAnAccountThatOnlyCountsNoMore() throws Exception {
        topic.send(0, "ann", event("ann", "e1", "a1")).send(0, "ann", new Leave("ann", "a1", "ann", false));
        materialize(new TimelineTarget());
        assertThat(events()).containsExactly("ann e1 a1");
    }

    @Test
    void shouldKnowSubjectsOfTheIdentityProviderAndNoOtherName() throws Exception {
        topic.send(0, "a1", new AccountName("a1", "identity-provider", "ann@idp"))
                .send(0, "a2", new AccountName("a2", "tracker", "Ann Secret"))
                .send(1, "b1", new AccountName("b1", "identity-provider", "ben@idp"))
                .send(0, "c1", new AccountName("c1", "identity-provider", "x".repeat(256)))
                .send(1, "b1", null);

        materialize(new KeyedTarget<>(new SubjectTable()));

        assertThat(database.run("select account, subject from personal.subject"))
                .containsExactly("a1 ann@idp");
        assertThat(deadLetters.history())
                .extracting(sent -> ((DeadLetter) sent.value()).getReason())
                .containsExactly("subject is longer than 255 bytes");
    }

    @Test
    void shouldFollowAnAccountToItsLastPerson() throws Exception {
        topic.send(0, "a1", new Account("a1", "ann", Evidence.DIRECTORY, false))
                .send(0, "a2", new Account("a2", "ann", Evidence.DIRECTORY, true));
        materialize(new KeyedTarget<>(new AccountTable()));
        topic.send(0, "a1", new Account("a1", "ben", Evidence.OPERATOR, false)).send(0, "a2", null);
        materialize(new KeyedTarget<>(new AccountTable()));

        assertThat(database.run("select account, person, evidence, bot from personal.account"))
                .containsExactly("a1 ben OPERATOR f");
    }

    /** Two topics fill the same rows, in any order. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLetALinkWinWhicheverTopicIsReadFirst(boolean linksFirst) throws Exception {
        // Given: a1 told and linked, a2 linked and undone, a3 linked alone, a4 a bot that was linked, a5 linked and
        // forgotten
        FakeTopic links = new FakeTopic(2, 9);
        topic.send(0, "a1", new Account("a1", "ann", Evidence.DIRECTORY, false))
                .send(0, "a2", new Account("a2", "p2", Evidence.PROVISIONAL, false))
                .send(0, "a4", new Account("a4", "robot", Evidence.DIRECTORY, true))
                .send(0, "a5", new Account("a5", "eve", Evidence.DIRECTORY, false))
                .send(0, "a5", null);
        links.send(0, "a1", new AccountLink("a1", "ben"))
                .send(0, "a2", new AccountLink("a2", "ben"))
                .send(0, "a3", new AccountLink("a3", "ben"))
                .send(0, "a4", new AccountLink("a4", "ben"))
                .send(0, "a5", new AccountLink("a5", "ben"))
                .send(0, "a2", null)
                .send(1, "a6", new AccountLink("not a6", "ben"));

        // When
        if (linksFirst) {
            materialize(new KeyedTarget<>(new LinkTable()), links, "links");
            materialize(new KeyedTarget<>(new AccountTable()));
        } else {
            materialize(new KeyedTarget<>(new AccountTable()));
            materialize(new KeyedTarget<>(new LinkTable()), links, "links");
        }

        // Then
        assertThat(database.run("select account, owner, counts from personal.account order by 1"))
                .containsExactly("a1 ben t", "a2 p2 f", "a3 ben t", "a4 ben f", "a5 ben t");
        assertThat(deadLetters.history()).hasSize(1);

        // And what connectors say later changes nothing until the links are undone; a row that says nothing goes
        topic.send(0, "a1", new Account("a1", "eve", Evidence.IDENTITY_PROVIDER, false));
        materialize(new KeyedTarget<>(new AccountTable()));
        assertThat(database.run("select owner from personal.account where account = 'a1'"))
                .containsExactly("ben");
        for (String account : List.of("a1", "a3", "a4", "a5")) {
            links.send(0, account, null);
        }
        materialize(new KeyedTarget<>(new LinkTable()), links, "links");
        assertThat(database.run("select account, owner, counts from personal.account order by 1"))
                .containsExactly("a1 eve t", "a2 p2 f", "a4 robot f");
    }

    @Test
    void shouldKnowWhatEachAccountIsCalledUntilItIsForgotten() throws Exception {
        topic.send(0, "a1", new AccountName("a1", "tracker", "Ann.Lee"))
                .send(0, "a2", new AccountName("a2", "chat", "ben"))
                .send(0, "a2", null);
        materialize(new KeyedTarget<>(new AccountNameTable()));
        assertThat(database.run("select account, tool, name from personal.account_name"))
                .containsExactly("a1 tracker Ann.Lee");
    }

    @Test
    void shouldKeepTheLastWordOnConsent() throws Exception {
        topic.send(0, "ann", new Consent("ann", true, NOON))
                .send(1, "ben", new Consent("ben", true, 0L))
                .send(1, "ben", new Consent("ben", false, Long.MAX_VALUE))
                .send(0, "eve", new Consent("eve", true, 0L))
                .send(0, "eve", null)
                .send(0, "ann", new Consent("not ann", true, 0L));

        materialize(new KeyedTarget<>(new ConsentTable()));

        assertThat(database.run("select person, opted_in, since at time zone 'UTC' from personal.consent order by 1"))
                .containsExactly("ann t 2026-03-02 12:00:00", "ben f 2200-01-01 00:00:00");
        assertThat(deadLetters.history()).hasSize(1);
    }

    @Test
    void shouldReplaceATaskAsAWhole() throws Exception {
        topic.send(0, "ann|t1", task("ann", "t1", Sharing.PARKED, null, UNKNOWN, step("e1", "a1", 0)));
        materialize(new KeyedTarget<>(new TaskTable()));
        assertThat(tasks()).containsExactly("ann t1 PARKED f null {a1} 1 {s-e1} {r} {e1} NO");

        topic.send(
                        0,
                        "ann|t1",
                        task("ann", "t1", Sharing.SENT, "everyone", EVERYONE, step("e1", "a1", 0), step("e2", "a2", 9)))
                .send(1, "ben|t|2", task("ben", "t|2", Sharing.PRIVATE, null, EVERYONE, step("e3", "b1", 0)))
                .send(1, "ben|t3", task("ben", "t3", Sharing.PRIVATE, null, EVERYONE, step("e4", "b1", 0)))
                .send(1, "ben|t3", null)
                .send(1, "no key", null);
        materialize(new KeyedTarget<>(new TaskTable()));

        assertThat(tasks())
                .containsExactly(
                        "ann t1 SENT t everyone {a1,a2} 2 {s-e1,s-e2} {r,r} {e1,e2} NO",
                        "ben t|2 PRIVATE t null {b1} 1 {s-e3} {r} {e3} NO");
        assertThat(database.run(
                        "select first_time = times[1], last_time - first_time from personal.task where task = 't1'"))
                .containsExactly("t 00:00:09");
        assertThat(deadLetters.history()).hasSize(1);
    }

    @Test
    void shouldKeepTheLastWordOnATask() throws Exception {
        topic.send(0, "ann|t1", correction("ann", "t1", "first", "e1"))
                .send(0, "ann|t1", correction("ann", "t1", "mine", "e1", "e2"))
                .send(0, "ann|t2", correction("ann", "t2", null, "e3"))
                .send(0, "ann|t2", null)
                .send(1, "ben|t1", correction("ann", "t1", "not theirs", "e1"));

        materialize(new KeyedTarget<>(new CorrectionTable()));

        assertThat(database.run("select * from personal.correction")).containsExactly("ann t1 r mine t f {e1,e2}");
        assertThat(deadLetters.history()).hasSize(1);
    }

    private static Correction correction(String person, String task, @Nullable String title, String... events) {
        return new Correction(person, task, "r", title, true, false, List.of(events), List.of(new TaskName(task, "r")));
    }

    private List<String> events() throws SQLException {
        return database.run("select person, id, account from personal.event order by 1, 2");
    }

    private List<String> tasks() throws SQLException {
        return database.run(
                "select person, task, sharing, readers_known, covered, accounts, step_count, steps, resources, events, kept_back"
                        + " from personal.task order by 1, 2");
    }

    private static PersonalEvent event(String person, String id, String account) {
        return new PersonalEvent(
                person, true, new TraceEvent(id, "live", "tool:issue:1", account, "p", "s", NOON, 7L), EVERYONE);
    }

    private static TaskStep step(String event, String account, long second) {
        return new TaskStep(event, "r", account, "s-" + event, NOON + second * 1000, 7L);
    }

    private static PersonalTask task(
            String person, String id, Sharing sharing, @Nullable String covered, Acl readers, TaskStep... steps) {
        return new PersonalTask(
                person,
                id,
                "live",
                "r",
                "p",
                true,
                covered,
                sharing,
                Arrays.asList(steps),
                List.of(new ResourceAcl("r", readers)),
                covered,
                KeptBack.NO);
    }

    private void materialize(Target target) throws Exception {
        materialize(target, topic, SETTINGS.consumer());
    }

    private void materialize(Target target, FakeTopic topic, String consumer) throws Exception {
        MaterializerSettings settings = consumer.equals(SETTINGS.consumer()) ? SETTINGS : SETTINGS.besides(consumer);
        try (Materializer materializer = new Materializer(
                target,
                topic.source(),
                database.as(Role.MATERIALIZER_PERSONAL),
                new DeadLetters(deadLetters, "ocg."),
                settings,
                Moment.Witness.NONE)) {
            materializer.start();
            String end = Long.toString(
                    topic.ends().values().stream().mapToLong(Long::longValue).sum());
            for (int i = 0;
                    i < 2_000
                            && !database.run(
                                            "select coalesce(sum(next_offset), 0) from personal.consumer_offset where consumer = '"
                                                    + settings.consumer() + "'")
                                    .equals(List.of(end));
                    i++) {
                Thread.sleep(5);
            }
        }
    }
}
