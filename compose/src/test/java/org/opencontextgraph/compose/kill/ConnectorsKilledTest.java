package org.opencontextgraph.compose.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.OcgProcess;
import org.opencontextgraph.compose.cli.Said;

/**
 * What reads a tool is killed with SIGKILL in the middle, again and again: for what tools send by themselves the whole instance, for
 * what is asked for {@code ocg connectors run}. {@code ./ocg soak connectors} is this test with more kills ({@code -Docg.kills}).
 *
 * <p>A kill counts if the run had the lock of its tool right before and had told of no end; one that comes too late is tried again,
 * earlier.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ConnectorsKilledTest {
    private static final int KILLS = Integer.getInteger("ocg.kills", 3);
    /** Before it is read to an end for the first time. */
    private static final int FIRST_KILLS = (KILLS + 2) / 3;

    private static final long SEED = Long.getLong("ocg.seed", System.nanoTime() % 1_000_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NEVER = "0 0 0 1 1 ?";

    private final Random random = new Random(SEED);
    private final Map<String, String> results = new TreeMap<>();
    private final KilledInstance instance;
    private int midway;

    private final Path place;

    ConnectorsKilledTest(@TempDir Path place) {
        this.place = place;
        this.instance = new KilledInstance(place);
    }

    @BeforeAll
    void start() throws Exception {
        System.out.println("seed " + SEED);
        instance.start();
    }

    @AfterAll
    void stop() throws Exception {
        instance.close();
        @Nullable String file = System.getProperty("ocg.soak.result");
        if (file != null) {
            StringBuilder text = new StringBuilder("From seed " + SEED + ". Of the kills of runs, " + midway
                    + " came after a part of the run was sent.\n\n| what was read | |\n|---|---|\n");
            results.forEach((what, how) ->
                    text.append("| ").append(what).append(" | ").append(how).append(" |\n"));
            Files.writeString(Path.of(file), text);
        }
    }

    @Test
    @Order(1)
    void shouldLoseAndDoubleNoDeliveryThatWasTaken() throws Exception {
        try (GrowingGithub github = new GrowingGithub();
                SentDeliveries deliveries = new SentDeliveries()) {
            // Given
            add("hooks", github);
            Path secret = Files.writeString(place.resolve("secret"), SentDeliveries.SECRET);
            done("connectors", "webhook", "hooks", "--secret-file", secret.toString());

            // When the instance is killed while deliveries come in
            for (int kill = 0; kill < KILLS; kill++) {
                int until = deliveries.taken() + 20 + random.nextInt(200);
                var api = instance.reached().api();
                var sending = CompletableFuture.runAsync(() -> {
                    try {
                        deliveries.send(api, 1_000_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> deliveries.taken() >= until);
                assertThat(sending).isNotDone();
                instance.kill();
                sending.get();
                instance.start();
            }
            deliveries.send(instance.reached().api(), 20);

            // Then
            awaitRows(github.prefix(), deliveries.ids());
            isSentOnce(github.prefix(), deliveries.ids());
            report("webhooks of github", deliveries.ids(), 0);
        }
    }

    @Test
    @Order(2)
    void shouldLoseAndDoubleNothingOfAnyKind() throws Exception {
        try (GrowingGithub github = new GrowingGithub();
                GrowingJira jira = new GrowingJira();
                GrowingTopic topic = new GrowingTopic(instance.client());
                GrowingTable table = new GrowingTable();
                SentEvents sent =
                        new SentEvents(instance.client(), instance.config().kafka())) {
            for (GrowingSource source : List.of(github, jira, topic, table)) {
                // Given
                String name = source.kind();
                source.grow(500);
                add(name, source);

                // When
                killed(source, sent, FIRST_KILLS);
                await().atMost(PATIENCE).until(() -> run(name).code() == 0);
                int repeated = sent.of(source.prefix()).size() - source.ids().size();
                assertThat(repeated > 0 && !source.beginsAnew())
                        .as("sent twice, %s, seed %d", name, SEED)
                        .isFalse();
                killed(source, sent, KILLS - FIRST_KILLS);

                // Then
                await().atMost(PATIENCE).until(() -> run(name).code() == 0);
                awaitRows(source.prefix(), source.ids());
                isTheSame(sent.of(source.prefix()), source.ids(), repeated, "records");
                report(name, source.ids(), repeated);
            }
            assertThat(midway).as("kills after a part was sent, seed %d", SEED).isPositive();
        }
    }

    /** Some thousand things happen, they are read, and it is killed there; every second time when a part was sent already. */
    private void killed(GrowingSource source, SentEvents sent, int times) throws Exception {
        int latest = 1_500;
        int kills = 0;
        for (int attempt = 0; kills < times; attempt++) {
            assertThat(attempt)
                    .as("runs that ended before they were killed, %s", source.kind())
                    .isLessThan(5 * times);
            source.grow(600 + random.nextInt(1_000));
            int before = sent.of(source.prefix()).size();
            boolean halfway = kills % 2 == 1 && source.sendsPages();
            BooleanSupplier begun = () -> !halfway || sent.of(source.prefix()).size() > before;
            if (isKilledUnderWay(source.kind(), begun, random.nextInt(halfway ? 100 : latest))) {
                kills++;
                int after = sent.of(source.prefix()).size();
                midway += before < after && after < source.ids().size() ? 1 : 0;
                System.out.println(source.kind() + ", kill " + kills + ": " + before + " before, " + after + " of "
                        + source.ids().size() + " sent");
            } else {
                latest = Math.max(50, latest / 2);
            }
        }
    }

    /** @param begun asked while it runs: from then on a kill may come */
    private boolean isKilledUnderWay(String name, BooleanSupplier begun, int millis) throws Exception {
        Path said = Files.createTempFile(place, name, ".out");
        try (OcgProcess run = OcgProcess.start(
                said,
                "connectors",
                "run",
                name,
                "--data-dir",
                instance.directory().toString())) {
            while (!instance.isUnderWay(name) || !begun.getAsBoolean()) {
                if (!run.isAlive()) {
                    return false;
                }
                Thread.sleep(5);
            }
            Thread.sleep(millis);
            boolean underWay = instance.isUnderWay(name);
            run.kill();
            return underWay && !run.output().contains("fetched");
        }
    }

    private void add(String name, GrowingSource source) throws Exception {
        String secret = source instanceof GrowingTable ? GrowingTable.PASSWORD : ToolServer.TOKEN;
        List<String> command = new ArrayList<>(List.of("connectors", "add", name, "--kind", source.kind()));
        command.addAll(List.of("--cron", NEVER, "--set", "readable-by=everyone", "--set", "private-network=yes"));
        command.addAll(List.of(
                "--token-file",
                Files.writeString(place.resolve("token"), secret).toString()));
        source.settings(place).forEach(it -> command.addAll(List.of("--set", it)));
        done(command.toArray(String[]::new));
    }

    private void done(String... command) {
        Said said = said(command);
        assertThat(said.code()).as(said.out() + said.err()).isZero();
    }

    private Said run(String name) {
        return said("connectors", "run", name);
    }

    private Said said(String... command) {
        List<String> whole = new ArrayList<>(List.of(command));
        whole.addAll(List.of("--data-dir", instance.directory().toString()));
        return Said.by(whole.toArray(String[]::new));
    }

    private void awaitRows(String prefix, Set<String> ids) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> isTheSame(instance.rows(prefix), ids, 0, "rows"));
    }

    private void isSentOnce(String prefix, Set<String> ids) {
        try (SentEvents sent =
                new SentEvents(instance.client(), instance.config().kafka())) {
            isTheSame(sent.of(prefix), ids, 0, "records");
        }
    }

    private static void isTheSame(Collection<String> found, Set<String> ids, int repeated, String what) {
        Set<String> lost = new TreeSet<>(ids);
        lost.removeAll(Set.copyOf(found));
        Set<String> invented = new TreeSet<>(found);
        invented.removeAll(ids);
        assertThat(lost.stream().limit(5)).as("lost %s, seed %d", what, SEED).isEmpty();
        assertThat(invented)
                .as("%s that the tool does not have, seed %d", what, SEED)
                .isEmpty();
        assertThat(found.size() - repeated).as("%s, seed %d", what, SEED).isEqualTo(ids.size());
    }

    private void report(String what, Set<String> ids, int repeated) {
        String how = KILLS + " kills, " + ids.size() + " events, each once"
                + (repeated > 0 ? "; " + repeated + " of its first rows were sent again, with the same id" : "");
        System.out.println(what + ": " + how);
        results.put(what, how);
    }
}
