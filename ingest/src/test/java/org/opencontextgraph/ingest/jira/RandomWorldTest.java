package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.ingest.jira.JiraWorld.commented;
import static org.opencontextgraph.ingest.jira.JiraWorld.issue;
import static org.opencontextgraph.ingest.jira.JiraWorld.moved;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;

/**
 * Issues that are made, changed, commented and deleted at random, in crowded minutes, while they are read and between: whatever
 * happened to those that are left is sent. Nothing is sent twice but of issues that change while they are read.
 */
class RandomWorldTest {
    private static final int WORLDS = 20;
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    private final Map<String, Set<String>> happened = new TreeMap<>();
    private Random random = new Random();
    private Instant clock = BEGIN;
    private int next;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSendWhateverHappened(boolean cloud) throws IOException {
        int deep = 0;
        for (int world = 0; world < WORLDS; world++) {
            random = new Random(world);
            happened.clear();
            clock = BEGIN;
            try (FakeJira jira = new FakeJira(cloud);
                    GuardedAccess client = new GuardedAccess(FakeJira.token(), true, InstantSource.system())) {
                deep += read(jira, client, "world " + world);
            }
        }
        assertThat(deep).as("positions that lie deeper in a minute").isGreaterThan(WORLDS);
    }

    private int read(FakeJira jira, GuardedAccess client, String world) throws IOException {
        Map<String, Integer> sent = new HashMap<>();
        String position = "";
        int deep = 0;
        change(jira, 20 + random.nextInt(200));
        for (int run = 0; run < 4; run++) {
            boolean quiet = run >= 2;
            JiraRun read =
                    JiraRun.from(position).of(stream(jira, client), () -> change(jira, quiet ? 0 : random.nextInt(15)));
            position = read.position;
            deep += (int) read.positions.stream()
                    .filter(it -> Position.read(it).isDeep())
                    .count();
            if (quiet) {
                assertThat(read.ids).as(world).doesNotHaveDuplicates();
                assertThat(sent.keySet()).as(world).doesNotContainAnyElementsOf(read.ids);
            }
            read.ids.forEach(it -> sent.merge(it, 1, Integer::sum));
            change(jira, run == 3 ? 0 : random.nextInt(200));
        }
        JiraRun rest = JiraRun.from(position).of(stream(jira, client));
        rest.ids.forEach(it -> sent.merge(it, 1, Integer::sum));
        Set<String> all = new TreeSet<>();
        happened.values().forEach(all::addAll);
        assertThat(sent.keySet()).as(world).containsAll(all);
        return deep;
    }

    private void change(FakeJira jira, int times) {
        for (int i = 0; i < times; i++) {
            clock = clock.plusMillis(random.nextInt(150) == 0 ? random.nextInt(600_000) : random.nextInt(200));
            int number = ++next;
            List<String> ids = new ArrayList<>(happened.keySet());
            int what = ids.isEmpty() ? 0 : random.nextInt(10);
            if (what < 4) {
                ObjectNode made = issue(number, clock);
                jira.put(made);
                happened.put(
                        made.path("id").asText(),
                        new TreeSet<>(
                                Set.of(jira.tool() + ":issue/" + made.path("id").asText() + "/created")));
                continue;
            }
            String id = ids.get(random.nextInt(ids.size()));
            Set<String> its = happened.getOrDefault(id, new TreeSet<>());
            if (what < 7) {
                jira.put(moved(jira.issue(id), number, clock, "3"));
                its.add(jira.tool() + ":history/" + (50_000 + number) + "/state");
            } else if (what < 9) {
                jira.put(commented(jira.issue(id), number, clock));
                its.add(jira.tool() + ":comment/" + (70_000 + number));
            } else {
                jira.delete(id);
                happened.remove(id);
            }
        }
    }

    private static Connector stream(FakeJira jira, GuardedAccess client) {
        Map<String, String> said = Map.of(
                "projects",
                "SHOP",
                "since",
                "2025-12-31",
                "address",
                jira.address().toString());
        return new JiraKind()
                .open("work", ToolSettings.of(new JiraKind().settings(), said), client)
                .streams()
                .getFirst();
    }
}
