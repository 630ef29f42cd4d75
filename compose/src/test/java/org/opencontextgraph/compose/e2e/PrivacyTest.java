package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** {@code ocg privacy} asks a real instance, running and stopped, untouched and tampered with. */
class PrivacyTest {
    private static final List<String> OPEN = List.of(
            ", partition 0, at 2150-01-01T00:00:00Z\",\"found\":\"stands elsewhere in context.lane",
            "\"unit\":\"context.unit_edge\",\"found\":\"misses its policy readers_see_their_scopes",
            "\"unit\":\"context.release_unit\",\"found\":\"has another USING of its policy readers_see_their_scopes",
            "\"unit\":\"context.cut_timing\",\"found\":\"has a policy that the changelog did not make",
            "\"unit\":\"context.cut_timing\",\"found\":\"has another state of its row-level security",
            "\"unit\":\"context.unit_edge\",\"found\":\"has another state of its row-level security",
            "\"unit\":\"context.cut_timing\",\"found\":\"has another state of its trigger a_timing_never_changes",
            "\"unit\":\"context.unit_edge\",\"found\":\"misses its trigger an_edge_never_changes",
            "\"unit\":\"the database\",\"found\":\"has another text of its function context.refuse_change",
            "\"unit\":\"context.lane\",\"found\":\"has another list of its columns",
            "\"unit\":\"the database\",\"found\":\"has another membership of its role ocg_api");

    @TempDir
    private Path place;

    @Test
    void shouldFindAnUntouchedInstanceSoundAndNameEachUnitThatWasTamperedWith() throws Exception {
        Path directory = place.resolve("a directory");
        List<String> tampered;

        // Given an instance that has a real log
        try (Shutdown running = Instances.start(directory, Backends.EMBEDDED, Instances.STANDARD)) {
            assertThat(running.hasBegun()).isFalse();
            Said loaded = Said.by(PublicLog.vouched("receipt", directory));
            assertThat(loaded.code()).as(loaded.err()).isZero();
            RunningInstance instance = RunningInstance.on(directory);
            new InvariantChecker(instance).check();

            // Then it is sound
            assertSound(privacy("verify", directory), "SOUND: every claim holds");
            assertSound(
                    privacy("attack", directory, "--json"), "\"sound\":true,", "\"smallest\":5,", "\"forgotten\":0,");

            // When somebody tampers with three of its units
            List<Unit> units = instance.topic(Topics.UNIT).all(Unit.class).toList();
            String member = forgetAMemberOf(units.get(0), instance);
            changeTheRowOf(units.get(1), instance);
            publishAgain(units.get(2), instance);
            forgeAnEdge(instance);
            tampered = List.of(
                    "count: " + units.get(0).getUnit(),
                    "database: " + units.get(1).getUnit(),
                    "immutability: " + units.get(2).getUnit(),
                    "database: nosuchunit",
                    "NOT SOUND");

            // Then each is named with its claim, and nobody who is in it
            assertNotSound(privacy("verify", directory), tampered).doesNotContain(member);

            // When somebody opens the doors, too
            openDoors(instance);

            // Then each door is named with its table
            assertNotSound(privacy("verify", directory, "--json"), OPEN).doesNotContain("jane_doe");
        }

        // And the same is found when it is stopped, and nothing is left behind by the audit
        assertNotSound(privacy("verify", directory), tampered);
        assertSound(privacy("attack", directory), "the smallest group that is isolated has 5");
        assertThat(directory.resolve("connection.properties")).doesNotExist();
    }

    private static void openDoors(RunningInstance instance) throws SQLException {
        try (Connection database = instance.database();
                Statement statement = database.createStatement()) {
            statement.execute("drop policy readers_see_their_scopes on context.unit_edge");
            statement.execute("alter policy readers_see_their_scopes on context.release_unit"
                    + " using (scope = current_setting('ocg.scopes', true) or true)");
            statement.execute("create policy jane_doe on context.cut_timing for select to public using (true)");
            statement.execute("alter table context.cut_timing disable row level security");
            statement.execute("alter table context.unit_edge no force row level security");
            statement.execute("alter table context.cut_timing disable trigger a_timing_never_changes");
            statement.execute("drop trigger an_edge_never_changes on context.unit_edge");
            statement.execute("create or replace function context.refuse_change() returns trigger language plpgsql"
                    + " as 'begin return null; end'");
            statement.execute("alter table context.lane add column jane_doe text");
            statement.execute("update context.lane set through = '2150-01-01T00:00:00Z' where sender = 0");
            statement.execute("grant ocg_materializer to ocg_api");
        }
    }

    private static String forgetAMemberOf(Unit unit, RunningInstance instance) throws Exception {
        Topic ledger = instance.topic(Topics.LEDGER);
        Topic.Written entry = ledger.records().stream()
                .filter(it -> it.message() instanceof LedgerEntry found
                        && found.getPlace() == Place.PUBLISHED
                        && unit.getUnit().equals(found.getUnit()))
                .findFirst()
                .orElseThrow();
        write(instance, Topics.LEDGER, entry.partition(), Objects.requireNonNull(entry.key()), null);
        return ((LedgerEntry) Objects.requireNonNull(entry.message())).getPerson();
    }

    private static void forgeAnEdge(RunningInstance instance) throws SQLException {
        try (Connection database = instance.database();
                Statement statement = database.createStatement()) {
            statement.execute("set session_replication_role = replica"); // no foreign key is looked at
            statement.execute("insert into context.unit_edge values"
                    + " ('nosuchunit', 'everyone', 'receipt', 'Jane Doe was fired', 'by Bob', 1, 1, 1)");
        }
    }

    private static void changeTheRowOf(Unit unit, RunningInstance instance) throws SQLException {
        try (Connection database = instance.database();
                Statement statement = database.createStatement()) {
            statement.execute("alter table context.release_unit disable trigger a_unit_never_changes");
            statement.execute(
                    "update context.release_unit set count = count + 1 where unit = '" + unit.getUnit() + "'");
            statement.execute("alter table context.release_unit enable trigger a_unit_never_changes");
        }
    }

    private static void publishAgain(Unit unit, RunningInstance instance) throws Exception {
        int partition = instance.topic(Topics.UNIT).records().stream()
                .filter(it -> unit.getUnit().equals(it.key()))
                .findFirst()
                .orElseThrow()
                .partition();
        Unit grown = Unit.newBuilder(unit).setCount(unit.getCount() + 1).build();
        write(instance, Topics.UNIT, partition, unit.getUnit(), grown);
    }

    private static void write(
            RunningInstance instance, TopicSpec topic, int partition, String key, @Nullable SpecificRecord message)
            throws Exception {
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(instance.client(), new StringSerializer(), new MessageSerializer())) {
            producer.send(new ProducerRecord<>(
                            topic.in(instance.config().kafka().topicPrefix()), partition, key, message))
                    .get();
        }
    }

    private static void assertSound(Said said, String... texts) {
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains(texts);
    }

    private static AbstractStringAssert<?> assertNotSound(Said said, List<String> texts) {
        assertThat(said.code()).as(said.out() + said.err()).isEqualTo(1);
        return assertThat(said.out()).contains(texts);
    }

    private static Said privacy(String what, Path directory, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "privacy";
        arguments[1] = what;
        arguments[2] = "--data-dir";
        arguments[3] = directory.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Said.by(arguments);
    }
}
