package org.opencontextgraph.compose.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.materializer.DirectTables;
import org.opencontextgraph.schema.id.IdentityProvider;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountName;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.GroupPath;
import org.opencontextgraph.schema.message.Membership;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

/** One's own rows where times and sizes are as bad as they get, through the real rooms, tables and API. */
class HostileTimesTest {
    private static final Caller ANN = new Caller("ann", List.of());
    private static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");
    private static final int PAGE = 200;

    private final Store store = Store.migrated();
    private final DirectTables tables =
            new DirectTables(store.as(Role.MATERIALIZER), store.as(Role.MATERIALIZER_PERSONAL));
    private final Chain chain =
            new Chain(5, Files.createTempDirectory(Path.of("target"), "access-"), tables, Fault.NONE);
    private final Door door = new Door(store, Fault.NONE);
    private int number;

    HostileTimesTest() throws IOException, SQLException {
        chain.send(Topics.ACCOUNT_NAME, "login", new AccountName("login", IdentityProvider.TOOL, "ann"));
        chain.send(Topics.ACCOUNT, "login", new Account("login", "person", Evidence.IDENTITY_PROVIDER, false));
        chain.send(Topics.ACCOUNT, "tool", new Account("tool", "person", Evidence.DIRECTORY, false));
    }

    @AfterEach
    void stop() throws Exception {
        try (tables;
                chain;
                door) {
            // closed in the reverse order
        }
    }

    @Test
    void shouldPageThroughAHundredThousandEventsOfOneDayEachOnceAndInTime() throws Exception {
        // Given a day with an event every 0.6 seconds, in hundreds of pieces of work
        int events = 100_000;
        for (int i = 0; i < events; i++) {
            event("tool:" + i / 250, MORNING.plusMillis(600L * i), i);
        }
        chain.send(
                Topics.TRACE_EVENT,
                "live",
                new Clock("live", 0, MORNING.plus(Duration.ofDays(3)).toEpochMilli(), null));
        chain.flush();

        // When
        long slowest = 0;
        List<String> seen = new ArrayList<>(events);
        String cursor = "";
        do {
            long began = System.nanoTime();
            JsonNode page = door.read(ANN, "/api/v1/me/timeline?limit=" + PAGE + cursor);
            slowest = Math.max(slowest, System.nanoTime() - began);
            page.path("events").forEach(event -> seen.add(event.path("id").asText()));
            assertThat(page.path("events").size()).isLessThanOrEqualTo(PAGE);
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());

        // Then
        assertThat(seen)
                .isEqualTo(IntStream.rangeClosed(1, events)
                        .mapToObj(i -> "e" + (events + 1 - i))
                        .toList());
        assertThat(Duration.ofNanos(slowest)).as("the slowest page").isLessThan(Duration.ofSeconds(2));
        List<JsonNode> tasks = door.all(ANN, "/api/v1/me/tasks", "tasks", PAGE);
        assertThat(tasks)
                .allSatisfy(task ->
                        assertThat(task.path("step_count").asInt()).isLessThanOrEqualTo(Chain.TASKS.mostSteps()));
        assertThat(tasks.stream()
                        .mapToInt(task -> task.path("step_count").asInt())
                        .sum())
                .isEqualTo(events);
    }

    @Test
    void shouldPageThroughEventsOfOneTimeAndOneSequenceEachOnce() throws Exception {
        // Given
        for (int i = 0; i < 3_000; i++) {
            event("tool:1", MORNING, 7);
        }
        chain.flush();

        // When
        List<String> ids = ids(door.all(ANN, "/api/v1/me/timeline", "events", 7));

        // Then
        assertThat(ids)
                .hasSize(3_000)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    /** The hour that comes twice, and the one that never comes, with a database and a machine that live by that clock. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25T00:00:00Z", "2026-03-29T00:00:00Z"})
    void shouldOrderAndPageAcrossAChangeOfTheClocks(String midnight) throws Exception {
        // Given
        TimeZone before = TimeZone.getDefault();
        store.run("alter database " + store.name() + " set timezone = 'Europe/Berlin'");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 36; i++) {
                Instant time = Instant.parse(midnight).plus(Duration.ofMinutes(5L * i));
                event("tool:1", time, i);
                expected.addFirst(time.toString());
            }
            chain.flush();

            // When: its sessions begin in that zone
            List<String> times;
            try (Door there = new Door(store, Fault.NONE)) {
                times = there.all(ANN, "/api/v1/me/timeline", "events", 5).stream()
                        .map(event -> event.path("time").asText())
                        .toList();
            }

            // Then
            assertThat(times).isEqualTo(expected).allMatch(time -> time.endsWith("Z"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** What a source's clock says may lie far behind ours, or ahead of it. */
    @Test
    void shouldOrderAndPageWhatIsLongAgoAndWhatIsYetToCome() throws Exception {
        // Given
        List<Instant> times = List.of(
                Instant.EPOCH,
                Instant.EPOCH.plusMillis(1),
                Instant.parse("1999-12-31T23:59:59.999Z"),
                Instant.now().minusMillis(1),
                Instant.now().plus(Duration.ofHours(23)),
                Instant.parse("2199-12-31T23:59:59.999Z"));
        times.forEach(time -> event("tool:1", time, 0));
        chain.flush();

        // When
        List<JsonNode> events = door.all(ANN, "/api/v1/me/timeline", "events", 1);

        // Then
        assertThat(events.stream()
                        .map(event -> Instant.parse(event.path("time").asText()).toEpochMilli())
                        .toList())
                .isEqualTo(times.reversed().stream().map(Instant::toEpochMilli).toList());
    }

    @Test
    void shouldOpenAScopeToEachOfFiftyThousandMembers() throws Exception {
        // Given
        int members = 50_000;
        store.run("insert into context.scope values ('group:crowd')");
        store.run(
                "insert into context.release_unit (unit, lane, epoch, scope, process, level, steps, begins, ends, variant,"
                        + " count, cut, window_end, k) values ('u', 'live', 0, 'group:crowd', 'p', 'L0', array['a', 'b'], true,"
                        + " true, repeat('0', 32), 5, 'c', '2026-01-08', 5)");
        var path = List.of(new GroupPath("group:crowd", List.of("tool:crowd")));
        for (int i = 0; i < members; i++) {
            String account = "m" + i;
            chain.send(Topics.MEMBERSHIP, account, new Membership(account, PermissionState.KNOWN, path, 1L));
            if (i % 10_000 == 0) {
                chain.send(Topics.ACCOUNT_NAME, "l" + i, new AccountName("l" + i, IdentityProvider.TOOL, "s" + i));
                chain.send(Topics.ACCOUNT, "l" + i, new Account("l" + i, "p" + i, Evidence.IDENTITY_PROVIDER, false));
                chain.send(Topics.ACCOUNT, account, new Account(account, "p" + i, Evidence.DIRECTORY, false));
            }
        }
        chain.flush();

        // Then
        for (int i = 0; i < members; i += 10_000) {
            Caller member = new Caller("s" + i, List.of());
            assertThat(shown(member)).isEqualTo(1);
        }
        assertThat(shown(ANN)).isZero();
    }

    private int shown(Caller caller) throws Exception {
        return door.read(caller, "/api/v1/analytics/processes/p/variants")
                .path("variants")
                .size();
    }

    private void event(String resource, Instant time, long sequence) {
        number++;
        chain.send(
                Topics.TRACE_EVENT,
                resource,
                new TraceEvent("e" + number, "live", resource, "tool", "p", "a", time.toEpochMilli(), sequence));
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.path("id").asText()).toList();
    }
}
